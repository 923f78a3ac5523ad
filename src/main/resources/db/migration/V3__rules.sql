-- What an incident's state carries, how restless it was, and when time alone will change something about it.
alter table incident
    add column until_at   timestamptz,
    add column from_at    timestamptz,
    add column steps      integer not null default 0,
    add column taken_by   text,
    add column taken_at   timestamptz,
    add column turns      text not null default '',
    add column unrest_at  timestamptz,
    add column due_at     timestamptz;
create index incident_due on incident (due_at) where due_at is not null;
create index incident_kind on incident (kind, opened_at) where state <> 'RESOLVED';
-- An open incident of before was told from its beginning.
update incident set from_at = opened_at, due_at = now() where state = 'OPEN';
