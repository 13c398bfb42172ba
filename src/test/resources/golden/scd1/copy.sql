-- rows of statement 10, timeout 3600 s

set query_group to 'local/shop/suppliers/copy';

set statement_timeout to 3420000;

create schema if not exists "shop";

create schema if not exists "shop_staging";

create schema if not exists "stepshift";

create table if not exists "shop"."suppliers" (
  "supplier_sk" bigint not null,
  "number" bigint not null,
  "name" varchar(80),
  "city" varchar(80),
  primary key ("number")
)
diststyle auto;

create table if not exists "stepshift"."ledger_shop__suppliers" (
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

lock "stepshift"."ledger_shop__suppliers";

drop table if exists "shop_staging"."shop__suppliers";

create table "shop_staging"."shop__suppliers" (
  "number" bigint not null,
  "name" varchar(80),
  "city" varchar(80)
)
diststyle auto;

copy "shop_staging"."shop__suppliers" (
  "number",
  "name",
  "city"
)
from 's3://stepshift-data/stepshift/manifests/shop/suppliers/run-1/dd841d001acb8d6c.manifest'
iam_role default
manifest
delimiter '|'
maxerror 0
compupdate off
statupdate on;
