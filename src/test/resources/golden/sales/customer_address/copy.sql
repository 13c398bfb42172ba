-- rows of statement 10, timeout 900 s

set query_group to 'local/sales/customer_address/copy';

set statement_timeout to 855000;

create schema if not exists "sales";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "sales"."customer_address" (
  "address_sk" bigint not null,
  "customer_id" bigint not null,
  "street" varchar(80) not null,
  "city" varchar(60) not null,
  "postcode" varchar(12),
  "country" char(2) not null,
  primary key ("customer_id")
)
diststyle all
sortkey ("customer_id");

create table if not exists "stepshift"."ledger_sales__customer_address" (
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

lock "stepshift"."ledger_sales__customer_address";

drop table if exists "stepshift_staging"."sales__customer_address";

create table "stepshift_staging"."sales__customer_address" (
  "customer_id" bigint not null,
  "street" varchar(80) not null,
  "city" varchar(60) not null,
  "postcode" varchar(12),
  "country" char(2) not null
)
diststyle all;

copy "stepshift_staging"."sales__customer_address" (
  "customer_id",
  "street",
  "city",
  "postcode",
  "country"
)
from 's3://stepshift-data/stepshift/manifests/sales/customer_address/run-1/c11505268665dd54.manifest'
iam_role default
manifest
delimiter '|'
maxerror 0
compupdate off
statupdate on;
