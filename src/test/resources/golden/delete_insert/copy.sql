-- rows of statement 10, timeout 3600 s

set query_group to 'local/shop/order_lines/copy';

set statement_timeout to 3420000;

create schema if not exists "shop";

create schema if not exists "shop_staging";

create schema if not exists "stepshift";

create table if not exists "shop"."order_lines" (
  "order_id" bigint not null,
  "part" smallint not null,
  "item" varchar(40)
)
diststyle auto;

create table if not exists "stepshift"."ledger_shop__order_lines" (
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

lock "stepshift"."ledger_shop__order_lines";

drop table if exists "shop_staging"."shop__order_lines";

create table "shop_staging"."shop__order_lines" (like "shop"."order_lines");

copy "shop_staging"."shop__order_lines" (
  "order_id",
  "part",
  "item"
)
from 's3://stepshift-data/stepshift/manifests/shop/order_lines/run-1/e0d6fae87c75cd5f.manifest'
iam_role default
manifest
delimiter '|'
maxerror 0
compupdate off
statupdate on;
