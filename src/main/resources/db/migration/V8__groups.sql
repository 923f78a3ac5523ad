-- What tells an incident apart from others of its location and kind, where the rules do.
alter table incident add column group_key text not null default '';
drop index incident_live;
drop index incident_latest;
create unique index incident_live on incident (location, kind, group_key) where state <> 'RESOLVED';
create index incident_latest on incident (location, kind, group_key, opened_at desc);
