-- How messages travel: each by a lane, whose far side may be slow, limited, away or wrongly addressed.
create table lane (
    name      text primary key,
    far       text not null,
    free_at   timestamptz, -- until then nothing is sent by it
    failures  integer not null default 0, -- in a row
    broken_at timestamptz, -- since when nothing can arrive until somebody mends it
    why       text, -- the last failure, while there is one
    last_at   timestamptz -- of the last attempt
);
create index lane_far on lane (far);

alter table notification
    add column lane      text not null default '',
    add column unsure    boolean not null default false, -- an attempt may have arrived, and nobody wrote it down
    add column passed_on boolean not null default false, -- the fallback was told of it
    add column note      text; -- what the hearer must know besides
create index notification_stranded on notification (due_at) where state in ('PENDING', 'FAILED') and not passed_on;
create index notification_lane on notification (lane, next_attempt_at) where state = 'PENDING';

-- What a channel wants to have back with the next message of an incident to the same target.
create table conversation (
    incident_id uuid not null references incident on delete cascade,
    receiver    text not null,
    integration text not null,
    reference   text not null,
    primary key (incident_id, receiver, integration)
);

-- Every attempt to tell somebody something, and what became of it.
create table attempt (
    id          bigint generated always as identity primary key,
    incident_id uuid not null references incident on delete cascade,
    receiver    text not null,
    integration text not null,
    reason      text not null,
    at          timestamptz not null,
    took_ms     bigint not null,
    outcome     text not null,
    why         text not null
);
create index attempt_of on attempt (incident_id, id);
