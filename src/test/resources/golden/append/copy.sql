-- rows of statement 10, timeout 3600 s

set query_group to 'local/shop/events/copy';

set statement_timeout to 3420000;

create schema if not exists "shop";

create schema if not exists "shop_staging";

create schema if not exists "stepshift";

create table if not exists "shop"."events" (
  "event_id" bigint not null,
  "body" varchar(max)
)
diststyle auto;

create table if not exists "stepshift"."ledger_shop__events" (
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

lock "stepshift"."ledger_shop__events";

drop table if exists "shop_staging"."shop__events";

create table "shop_staging"."shop__events" (like "shop"."events");

copy "shop_staging"."shop__events" (
  "event_id",
  "body"
)
from 's3://stepshift-data/stepshift/manifests/shop/events/run-1/425380052e0385a8.manifest'
iam_role default
manifest
delimiter '|'
maxerror 0
compupdate off
statupdate on;
