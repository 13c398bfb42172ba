-- 001 turns
-- rows of statement 6, timeout 3600 s

set query_group to 'local/shop/_/setup';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

create schema if not exists "shop";

create schema if not exists "stepshift";

create table if not exists "stepshift"."setup_shop" (
  "taken" boolean
)
diststyle auto;
-- 002 procs/add_counts.sql
-- rows of statement 5, timeout 3600 s

set query_group to 'local/shop/_/setup';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

lock "stepshift"."setup_shop";

create or replace procedure "shop".add_counts(staging varchar(300), load_key varchar(64))
as $$
begin
  execute 'insert into "shop".counts select * from ' || staging;
end;
$$ language plpgsql;
-- 003 setup.sql
-- rows of statement 6, timeout 3600 s

set query_group to 'local/shop/_/setup';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

lock "stepshift"."setup_shop";

-- Two statements; a semicolon; in a comment is none.
create table if not exists "shop".runs (run_id varchar(300), run_date date);

insert into "shop".runs values ('run-1', '2026-01-01');
