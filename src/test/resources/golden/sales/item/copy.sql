-- rows of statement 11, timeout 900 s

set query_group to 'local/sales/item/copy';

set statement_timeout to 855000;

create schema if not exists "sales";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "sales"."item" (
  "item_sk" bigint not null,
  "item_id" bigint not null,
  "name" varchar(60) not null,
  "category" varchar(30) not null,
  "price" decimal(8,2),
  "price_from" date not null,
  "valid_from" date not null,
  "valid_to" date not null,
  "is_current" boolean not null,
  primary key ("item_id", "valid_from")
)
diststyle all
sortkey ("item_id");

create table if not exists "stepshift"."ledger_sales__item" (
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

create table if not exists "stepshift"."journal_sales__item" (
  "item_id" bigint not null,
  "name" varchar(60),
  "category" varchar(30),
  "price" decimal(8,2),
  "price_from" date,
  "stepshift_effective" date not null,
  "stepshift_gone" boolean not null
)
diststyle all
sortkey ("item_id");

lock "stepshift"."ledger_sales__item";

drop table if exists "stepshift_staging"."sales__item";

create table "stepshift_staging"."sales__item" (
  "item_id" bigint not null,
  "name" varchar(60) not null,
  "category" varchar(30) not null,
  "price" decimal(8,2),
  "price_from" date not null
)
diststyle all;

copy "stepshift_staging"."sales__item" (
  "item_id",
  "name",
  "category",
  "price",
  "price_from"
)
from 's3://stepshift-data/stepshift/manifests/sales/item/run-1/2f4ac04ec80b0fc1.manifest'
iam_role default
manifest
csv
quote '"'
delimiter ';'
ignoreheader 1
dateformat 'DD.MM.YYYY'
maxerror 0
compupdate off
statupdate on;
