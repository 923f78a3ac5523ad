-- The inbox keeps events as they were processed, to be run through other rules; null for what was processed before.
alter table inbox
    add column received_at  timestamptz not null default now(),
    add column location     text,
    add column record_key   text,
    add column headers      text,
    add column value        bytea,
    -- What is back by this event, if it says when: a device's key, empty for the whole location.
    add column recovered    text,
    add column recovered_at timestamptz;
create index inbox_received on inbox (received_at);
create index inbox_recovered on inbox (location, recovered, recovered_at) where recovered is not null;
