-- What dashboards may see, for a role that may read these views and nothing else. No token, no body, no address of a person.
create view dashboard_location as
select l.id, l.code, l.label,
       l.answer::json ->> 'name' as name,
       l.answer::json ->> 'address' as address,
       (l.answer::json ->> 'latitude')::double precision as latitude,
       (l.answer::json ->> 'longitude')::double precision as longitude,
       lower(coalesce(h.connectivity, 'UNKNOWN')) as connectivity,
       h.at as since, h.total, h.online, h.available, l.polled_at
from location l
left join lateral (
    select * from location_history h where h.location = l.id order by h.at desc, h.id desc limit 1) h on true
where l.gone_at is null and upper(coalesce(l.answer::json ->> 'status', 'LAUNCHED')) = 'LAUNCHED';

-- For how long a location was in which state.
create view dashboard_span as
select h.location, h.at as from_at,
       coalesce(lead(h.at) over (partition by h.location order by h.at, h.id), now()) as until_at,
       lower(h.connectivity) as connectivity, h.total, h.online, h.available
from location_history h;

create view dashboard_incident as
select i.id, coalesce(i.location_name, l.answer::json ->> 'name', i.location_code, i.location) as location,
       lower(i.kind) as kind, lower(i.severity) as severity, lower(i.state) as state,
       i.opened_at, i.resolved_at, i.taken_by, i.taken_at,
       (select count(*) from alert a where a.incident_id = i.id) as alerts,
       (select count(*) from alert a where a.incident_id = i.id and a.over_at is null) as firing,
       (select count(*) from notification n where n.incident_id = i.id and n.state = 'SENT') as messages
from incident i
left join location l on l.id = coalesce(i.location_id, i.location);

create view dashboard_alert as
select a.incident_id, i.location, lower(a.name) as name, lower(a.severity) as severity,
       nullif(split_part(a.detail, ' / ', 1), '') as category, a.detail,
       coalesce(a.device_alias, a.device_code, a.device_id) as device, a.device_type,
       lower(a.source) as source, a.since, a.over_at
from dashboard_incident i join alert a on a.incident_id = i.id;

create view dashboard_message as
select n.incident_id, n.receiver, split_part(n.integration, '/', 1) as channel, lower(n.reason) as reason,
       lower(n.state) as state, n.created_at, n.due_at, n.ended_at, n.attempts, n.withheld
from notification n;
