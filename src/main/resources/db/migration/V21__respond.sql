-- What is done on site. It is kept for as long as incidents are, by itself: a card that is still on a whitelist must outlive everything.
create table device_command (
    id           uuid primary key,
    incident_id  uuid not null,
    device       text not null,
    device_name  text not null,
    command      text not null,
    until        timestamptz,
    reason       text not null,
    requested_by text not null,
    agreed_by    text,
    state        text not null,
    said         text,
    bikeep_id    text,
    requested_at timestamptz not null,
    fresh_since  timestamptz not null,
    sent_at      timestamptz,
    ended_at     timestamptz,
    next_at      timestamptz
);
create index device_command_of on device_command (incident_id);
create index device_command_next on device_command (next_at) where next_at is not null;
create index device_command_ended on device_command (ended_at) where ended_at is not null;

-- Of which alarms photos were asked for.
create table photographed (
    incident_id uuid not null references incident (id) on delete cascade,
    alert       text not null,
    at          timestamptz not null,
    primary key (incident_id, alert)
);

create table technician_access (
    id           uuid primary key,
    incident_id  uuid not null,
    location     text not null,
    whitelist    text not null,
    card         text,
    card_end     text not null,
    technician   text not null,
    reason       text not null,
    requested_by text not null,
    until        timestamptz not null,
    state        text not null,
    said         text,
    requested_at timestamptz not null,
    remove_since timestamptz,
    unseen_since timestamptz,
    ended_at     timestamptz,
    next_at      timestamptz
);
create index technician_access_of on technician_access (incident_id);
create index technician_access_next on technician_access (next_at) where next_at is not null;
create index technician_access_ended on technician_access (ended_at) where ended_at is not null;
