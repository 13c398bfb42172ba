-- From sessions.sql:4 on; one transaction.

set search_path to staging, public;

insert into staging.delivery select * from landing.delivery;

create temp table latest as select id, max(loaded_at) as loaded_at from staging.delivery group by id;

delete from core.delivery using latest where core.delivery.id = latest.id;

insert into core.delivery select d.* from staging.delivery d join latest l using (id, loaded_at);
