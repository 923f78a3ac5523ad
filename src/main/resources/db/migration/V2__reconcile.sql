-- Whose turn it is to ask Bikeep; whoever locks the row asks. Replicas share it, none owns it.
create table poll_turn (
    id            smallint primary key,
    due_at        timestamptz not null,
    taken_until   timestamptz,
    tried_at      timestamptz,
    asked_at      timestamptz,
    failing_since timestamptz,
    minute_began  timestamptz not null,
    minute_calls  integer not null default 0
);
insert into poll_turn (id, due_at, minute_began) values (1, 'epoch', 'epoch');

-- From now on polled_at is when the answer last changed; how old it is follows from poll_turn.asked_at too.
alter table location add column gone_at timestamptz;
create index location_polled on location (polled_at);

-- How locations were, a row for each change that a poll saw.
create table location_history (
    id           bigint generated always as identity primary key,
    location     text not null,
    at           timestamptz not null,
    connectivity text not null,
    total        integer,
    online       integer,
    available    integer
);
create index location_history_of on location_history (location, at);
create index location_history_at on location_history (at);

-- What is not settled about a location; none for one that is well.
create table belief (
    location     text primary key,
    whole_since  timestamptz,
    alive_since  timestamptz,
    broken_since timestamptz,
    gone_since   timestamptz,
    blind_since  timestamptz,
    more_since   timestamptz,
    fewer_since  timestamptz,
    known_level  integer,
    known_at     timestamptz,
    read_why     text,
    read_at      timestamptz,
    due_at       timestamptz,
    devices_due  boolean not null
);

-- Webhooks about connections, and those that must have come, since a poll saw what they tell.
create table webhook_heard (
    event_id    text primary key,
    location    text not null,
    type        text not null,
    worse       boolean not null,
    occurred_at timestamptz,
    received_at timestamptz not null,
    of_device   boolean not null
);
create index webhook_heard_of on webhook_heard (location, received_at);
create index webhook_heard_at on webhook_heard (received_at);
create table webhook_expectation (
    location text not null,
    type     text not null,
    worse    boolean not null,
    seen_at  timestamptz not null,
    after_at timestamptz not null,
    deadline timestamptz not null,
    devices  integer not null,
    met      boolean,
    primary key (location, type, worse, seen_at)
);
create index webhook_expectation_waiting on webhook_expectation (deadline) where met is null;

-- What an incident means for the location's users, by the newest look at its devices.
create table impact (
    incident_id uuid primary key references incident on delete cascade,
    as_of       timestamptz not null,
    total       integer not null,
    online      integer not null,
    occupied    integer not null,
    trapped     integer not null,
    guards      text not null
);

-- Not told for as long as another incident is told in its place.
alter table notification add column withheld boolean not null default false;
