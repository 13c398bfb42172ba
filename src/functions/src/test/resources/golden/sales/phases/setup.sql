-- 001 turns
-- rows of statement 4, timeout 900 s

set query_group to 'local/sales/_/setup';

set statement_timeout to 855000;

create schema if not exists "sales";

create schema if not exists "stepshift";

create table if not exists "stepshift"."setup_sales" (
  "taken" boolean
)
diststyle auto;
-- 002 store.sql
-- rows of statement 5, timeout 900 s

set query_group to 'local/sales/_/setup';

set statement_timeout to 855000;

lock "stepshift"."setup_sales";

-- The shops. They change by a commit: each run makes the table what stands here.
create table if not exists "sales".store (
  store_id integer not null,
  name varchar(40) not null,
  city varchar(60) not null
);

delete from "sales".store;

insert into "sales".store (store_id, name, city)
values
  (1, 'Left Bank', 'Paris'),
  (2, 'Harbour', 'Lagos');
