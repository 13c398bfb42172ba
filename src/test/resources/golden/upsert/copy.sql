-- rows of statement 10, timeout 3600 s

set query_group to 'local/shop/orders/copy';

set statement_timeout to 3420000;

create schema if not exists "shop";

create schema if not exists "shop_staging";

create schema if not exists "stepshift";

create table if not exists "shop"."orders" (
  "order_id" bigint not null,
  "line" integer not null,
  "customer_id" bigint,
  "status" char(1),
  "price" decimal(12,2) not null,
  "ordered_at" timestamp,
  primary key ("order_id", "line")
)
diststyle key
distkey ("order_id")
sortkey ("ordered_at", "order_id");

create table if not exists "stepshift"."ledger_shop__orders" (
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

lock "stepshift"."ledger_shop__orders";

drop table if exists "shop_staging"."shop__orders";

create table "shop_staging"."shop__orders" (like "shop"."orders");

copy "shop_staging"."shop__orders" (
  "order_id",
  "line",
  "customer_id",
  "status",
  "price",
  "ordered_at"
)
from 's3://stepshift-data/stepshift/manifests/shop/orders/run-1/3d2850084802b4a7.manifest'
iam_role default
manifest
delimiter '	'
null as 'it''s \\N'
dateformat 'YYYY-MM-DD'
timeformat 'auto'
zstd
maxerror 10
compupdate off
statupdate on;
