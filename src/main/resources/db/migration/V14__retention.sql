-- What is deleted when it has been kept for long enough is found by its age.
create index incident_over on incident (resolved_at) where state = 'RESOLVED';
create index attempt_at on attempt (at);
create index quarantine_at on quarantine (received_at);
-- What goes with an incident is found by it.
create index notification_of on notification (incident_id);
