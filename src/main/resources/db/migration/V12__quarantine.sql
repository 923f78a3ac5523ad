-- What somebody decided about a delivery that was not proven.
alter table quarantine
    add column state      text not null default 'waiting', -- or released, or discarded; then its body is gone
    add column decided_at timestamptz,
    add column decided_by text,
    add column comment    text; -- why, in their words
