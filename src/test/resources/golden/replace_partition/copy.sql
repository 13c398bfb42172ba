-- rows of statement 10, timeout 3600 s

set query_group to 'local/shop/visits/copy';

set statement_timeout to 3420000;

create schema if not exists "shop";

create schema if not exists "shop_staging";

create schema if not exists "stepshift";

create table if not exists "shop"."visits" (
  "day" date,
  "shop" integer,
  "visitors" bigint
)
diststyle auto
sortkey ("day");

create table if not exists "stepshift"."ledger_shop__visits" (
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

lock "stepshift"."ledger_shop__visits";

drop table if exists "shop_staging"."shop__visits";

create table "shop_staging"."shop__visits" (like "shop"."visits");

copy "shop_staging"."shop__visits" (
  "day",
  "shop",
  "visitors"
)
from 's3://stepshift-data/stepshift/manifests/shop/visits/run-1/f24a982d8c3060ba.manifest'
iam_role default
manifest
delimiter '|'
maxerror 0
compupdate off
statupdate on;
