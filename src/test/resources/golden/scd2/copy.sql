-- rows of statement 11, timeout 3600 s

set query_group to 'local/shop/items/copy';

set statement_timeout to 3420000;

create schema if not exists "shop";

create schema if not exists "shop_staging";

create schema if not exists "stepshift";

create table if not exists "shop"."items" (
  "item_sk" bigint not null,
  "item_id" varchar(16) not null,
  "brand" varchar(40),
  "price" decimal(12,2),
  "description" varchar(200),
  "changed_on" date not null,
  "valid_from" date not null,
  "valid_to" date not null,
  "is_current" boolean not null,
  "is_deleted" boolean not null,
  primary key ("item_id", "valid_from")
)
diststyle key
distkey ("item_id")
sortkey ("item_id");

create table if not exists "stepshift"."ledger_shop__items" (
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

create table if not exists "stepshift"."journal_shop__items" (
  "item_id" varchar(16) not null,
  "brand" varchar(40),
  "price" decimal(12,2),
  "description" varchar(200),
  "changed_on" date,
  "stepshift_effective" date not null,
  "stepshift_gone" boolean not null
)
diststyle key
distkey ("item_id")
sortkey ("item_id");

lock "stepshift"."ledger_shop__items";

drop table if exists "shop_staging"."shop__items";

create table "shop_staging"."shop__items" (
  "item_id" varchar(16) not null,
  "brand" varchar(40),
  "price" decimal(12,2),
  "description" varchar(200),
  "changed_on" date not null
)
diststyle key
distkey ("item_id");

copy "shop_staging"."shop__items" (
  "item_id",
  "brand",
  "price",
  "description",
  "changed_on"
)
from 's3://stepshift-data/stepshift/manifests/shop/items/run-1/464e2d45c0384fac.manifest'
iam_role default
manifest
delimiter '|'
maxerror 0
compupdate off
statupdate on;
