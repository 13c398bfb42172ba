-- rows of statement 10, timeout 3600 s

set query_group to 'local/shop/employees/copy';

set statement_timeout to 3420000;

create schema if not exists "shop";

create schema if not exists "shop_staging";

create schema if not exists "stepshift";

create table if not exists "shop"."employees" (
  "company" integer not null,
  "number" bigint not null,
  "name" varchar(80),
  primary key ("company", "number")
)
diststyle auto;

create table if not exists "stepshift"."ledger_shop__employees" (
  "load_key" varchar(64) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "strategy" varchar(32) not null,
  "files" bigint not null,
  "bytes" bigint not null,
  "rows" bigint not null,
  "loaded_at" timestamp not null
)
diststyle auto;

lock "stepshift"."ledger_shop__employees";

drop table if exists "shop_staging"."shop__employees";

create table "shop_staging"."shop__employees" (like "shop"."employees");

copy "shop_staging"."shop__employees" (
  "company",
  "number",
  "name"
)
from 's3://stepshift-data/stepshift/manifests/shop/employees/run-1/a08be45972e39243.manifest'
iam_role default
manifest
delimiter '|'
maxerror 0
compupdate off
statupdate on;
