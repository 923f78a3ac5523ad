-- In which transaction a line of a timeline was written. Ids alone are no order to read by: of two transactions the one with the lesser
-- ids may commit later. What was written before this has none, and is nobody's news any more.
alter table timeline add column tx xid8;
alter table timeline alter column tx set default pg_current_xact_id();
create index timeline_news on timeline (tx, id) where tx is not null;
