-- rows of statement 10, timeout 3600 s

set query_group to 'local/shop/customers/copy';

set statement_timeout to 3420000;

create schema if not exists "shop";

create schema if not exists "shop_staging";

create schema if not exists "stepshift";

create table if not exists "shop"."customers" (
  "customer_id" bigint not null,
  "name" varchar(40) not null,
  primary key ("customer_id")
)
diststyle all;

create table if not exists "stepshift"."ledger_shop__customers" (
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

lock "stepshift"."ledger_shop__customers";

drop table if exists "shop_staging"."shop__customers";

create table "shop_staging"."shop__customers" (like "shop"."customers");

copy "shop_staging"."shop__customers" (
  "customer_id",
  "name"
)
from 's3://stepshift-data/stepshift/manifests/shop/customers/run-1/df8e721d59364273.manifest'
iam_role default
manifest
csv
quote '"'
delimiter ','
ignoreheader 1
gzip
maxerror 0
compupdate off
statupdate on;
