-- How far the topic of incidents has been written, and which replica writes it until when, by the database's own clock. There is one row.
-- It begins with everything that changed since changes have an order (V19).
create table announced (
    id     smallint primary key,
    holder bigint not null,
    until  timestamptz not null,
    tx     bigint not null,
    line   bigint not null
);
insert into announced (id, holder, until, tx, line) values (1, 0, '-infinity', 0, 0);
