-- What is not told for a while: because somebody asked for that, or because Bikeep's maintenance log says that people work.
create table silence (
    id         uuid primary key,
    matchers   text not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    author     text not null,
    comment    text not null,
    cause      text not null,
    reference  text,
    created_at timestamptz not null,
    ended_by   text,
    ended_at   timestamptz
);
create index silence_ends on silence (ends_at);
create index silence_reference on silence (reference) where reference is not null;
