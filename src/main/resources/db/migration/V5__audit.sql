-- Which replica tells people what is wrong with the service itself. There is one row; by the database's own clock.
create table audit_voice (
    id     smallint primary key,
    holder bigint not null,
    until  timestamptz not null
);
insert into audit_voice (id, holder, until) values (1, 0, '-infinity');

create index notification_failed on notification (ended_at) where state = 'FAILED';
