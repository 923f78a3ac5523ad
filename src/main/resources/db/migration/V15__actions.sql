-- What operators did, or were not let do: never what was in the request's body.
create table operator_action (
    id     bigint generated always as identity primary key,
    at     timestamptz not null,
    who    text not null,
    what   text not null,
    status integer not null,
    client text not null
);
create index operator_action_at on operator_action (at);
