-- rows of statement 10, timeout 900 s

set query_group to 'local/sales/customer/copy';

set statement_timeout to 855000;

create schema if not exists "sales";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "sales"."customer" (
  "customer_id" bigint not null,
  "name" varchar(80) not null,
  "email" varchar(120),
  "born_on" date,
  primary key ("customer_id")
)
diststyle all
sortkey ("customer_id");

create table if not exists "stepshift"."ledger_sales__customer" (
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

lock "stepshift"."ledger_sales__customer";

drop table if exists "stepshift_staging"."sales__customer";

create table "stepshift_staging"."sales__customer" (like "sales"."customer");

copy "stepshift_staging"."sales__customer" (
  "customer_id",
  "name",
  "email",
  "born_on"
)
from 's3://stepshift-data/stepshift/manifests/sales/customer/run-1/4178615cc261d1ad.manifest'
iam_role default
manifest
csv
quote '"'
delimiter ','
ignoreheader 1
maxerror 0
compupdate off
statupdate on;
