-- rows of statement 10, timeout 3600 s

set query_group to 'local/shop/counts/copy';

set statement_timeout to 3420000;

create schema if not exists "shop";

create schema if not exists "shop_staging";

create schema if not exists "stepshift";

create table if not exists "shop"."counts" (
  "item" varchar(40),
  "pieces" bigint
)
diststyle auto;

create table if not exists "stepshift"."ledger_shop__counts" (
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

lock "stepshift"."ledger_shop__counts";

drop table if exists "shop_staging"."shop__counts";

create table "shop_staging"."shop__counts" (like "shop"."counts");

copy "shop_staging"."shop__counts" (
  "item",
  "pieces"
)
from 's3://stepshift-data/stepshift/manifests/shop/counts/run-1/1c367f121f5b9937.manifest'
iam_role default
manifest
delimiter '|'
maxerror 0
compupdate off
statupdate on;
