-- What a call with an Idempotency-Key was answered: asked for again, it is answered the same, and nothing is done twice.
create table idempotency_key (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    who        text not null,
    key        text not null,
    -- a hash: a seed may be in what was sent
    request    text not null,
    -- all null while the first is under way
    status     integer,
    media_type text,
    body       text,
    location   text,
    etag       text,
    unique (who, key)
);
create index idempotency_key_at on idempotency_key (at);
