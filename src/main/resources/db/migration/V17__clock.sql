-- When a message's times were set: a clock that was ahead and has been put back since shows by it.
alter table notification add column set_at timestamptz not null default now();
