-- What reminds a far side that forgets is no message that anybody reads.
create or replace view dashboard_incident as
select i.id, coalesce(i.location_name, l.answer::json ->> 'name', i.location_code, i.location) as location,
       lower(i.kind) as kind, lower(i.severity) as severity, lower(i.state) as state,
       i.opened_at, i.resolved_at, i.taken_by, i.taken_at,
       (select count(*) from alert a where a.incident_id = i.id) as alerts,
       (select count(*) from alert a where a.incident_id = i.id and a.over_at is null) as firing,
       (select count(*) from notification n
        where n.incident_id = i.id and n.state = 'SENT' and n.reason <> 'REFRESH') as messages
from incident i
left join location l on l.id = coalesce(i.location_id, i.location);
