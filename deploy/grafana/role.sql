-- The role by which Grafana reads: the views of the dashboards and nothing else. Run it when the service has started once, as
-- the owner of its tables; a second time does no harm:
--   psql "postgresql://bellwether@HOST/bellwether" -v ON_ERROR_STOP=1 -v password="$GRAFANA_DATABASE_PASSWORD" -f deploy/grafana/role.sql
do $$ begin
    if not exists (select from pg_roles where rolname = 'grafana') then create role grafana login; end if;
end $$;

alter role grafana password :'password';

alter role grafana set default_transaction_read_only = on;

alter role grafana set statement_timeout = '10s';

grant select on dashboard_location, dashboard_span, dashboard_incident, dashboard_alert, dashboard_message to grafana;
