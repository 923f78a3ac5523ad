-- Dead letters that were processed again. The letters themselves are on Kafka, nowhere else.
create table dead_letter_replay (
    id               bigint generated always as identity primary key,
    letter_partition integer not null,
    letter_offset    bigint not null,
    letter_at        timestamptz not null, -- tells it from a letter of an earlier topic of the same name
    at               timestamptz not null,
    who              text not null,
    outcome          text not null,
    reason           text not null,
    again            text not null -- the letter that it became when it failed again; empty when it did not
);
create index dead_letter_replay_of on dead_letter_replay (letter_offset, letter_partition);
create index dead_letter_replay_at on dead_letter_replay (at);
