-- What was not proven; bounded by the application.
create table quarantine (
    id          bigint generated always as identity primary key,
    received_at timestamptz not null,
    reason      text not null,
    client      text not null,
    body        bytea not null
);

-- Which schemes the deliveries so far cannot tell apart.
create table scheme_pin (
    id        smallint primary key,
    schemes   text not null,
    pinned_at timestamptz not null
);

-- Events whose effects are in the database; written in the transaction of those effects.
create table inbox (
    event_id     text primary key,
    processed_at timestamptz not null
);

-- The location directory: Bikeep's answer as sent, so that a newer build can read more out of it.
create table location (
    id        text primary key,
    code      text,
    label     text,
    answer    text not null,
    polled_at timestamptz not null
);

create table incident (
    id              uuid primary key,
    location        text not null,
    kind            text not null,
    state           text not null,
    severity        text not null,
    opened_at       timestamptz not null,
    resolved_at     timestamptz,
    resolved_how    text,
    location_id     text,
    location_uri    text,
    location_code   text,
    location_label  text,
    location_name   text,
    updated_at      timestamptz not null
);
-- At most one live incident of a location and kind.
create unique index incident_live on incident (location, kind) where state <> 'RESOLVED';
create index incident_latest on incident (location, kind, opened_at desc);

create table alert (
    incident_id  uuid not null references incident on delete cascade,
    fingerprint  text not null,
    place        integer not null,
    name         text not null,
    severity     text not null,
    device_id    text,
    device_uri   text,
    device_code  text,
    device_alias text,
    device_type  text,
    detail       text not null,
    source       text not null,
    since        timestamptz not null,
    seen_at      timestamptz not null,
    heard_at     timestamptz not null,
    over_at      timestamptz,
    primary key (incident_id, fingerprint)
);

create table timeline (
    id          bigint generated always as identity primary key,
    incident_id uuid not null references incident on delete cascade,
    at          timestamptz not null,
    what        text not null,
    text        text not null
);
create index timeline_of on timeline (incident_id, id);

-- What is to be told and what was. Written in the transaction of the decision.
create table notification (
    id              bigint generated always as identity primary key,
    incident_id     uuid not null references incident on delete cascade,
    receiver        text not null,
    integration     text not null,
    reason          text not null,
    state           text not null,
    due_at          timestamptz not null,
    next_attempt_at timestamptz not null,
    attempts        integer not null default 0,
    version         integer not null default 0,
    created_at      timestamptz not null,
    ended_at        timestamptz,
    last_error      text
);
-- Newest state wins: at most one message about an incident waits for a target.
create unique index notification_pending on notification (incident_id, receiver, integration) where state = 'PENDING';
create index notification_due on notification (next_attempt_at) where state = 'PENDING';
