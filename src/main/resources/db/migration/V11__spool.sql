-- Proven deliveries that Kafka could not take, until it can; in the order of their ids. Bounded by the application.
create table spool (
    id          bigint generated always as identity primary key,
    received_at timestamptz not null,
    type        text not null,
    data        bytea not null,
    set_aside   text -- why it can never be published: it waits for a person, and nothing waits for it
);
create index spool_waiting on spool (id) where set_aside is null;
