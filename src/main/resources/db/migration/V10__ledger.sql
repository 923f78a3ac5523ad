-- What came of an event: where Kafka has it, what was decided, and which incident has to do with it. Null for what was
-- processed before.
alter table inbox
    add column topic           text,
    add column kafka_partition integer,
    add column kafka_offset    bigint,
    add column outcome         text,
    add column reason          text,
    add column incident_id     uuid;

-- What the far side said, also where all is well.
alter table attempt rename column why to said;
