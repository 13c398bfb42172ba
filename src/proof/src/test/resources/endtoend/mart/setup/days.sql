create or replace view {schema}.days as select count(*) as days from {schema}.calendar;
