-- How much begins to be told in a time, and which digest an incident is part of.
create index notification_begun on notification (due_at) where reason in ('FIRST', 'REOPENED');
create index alert_firing on alert (fingerprint) where over_at is null;
