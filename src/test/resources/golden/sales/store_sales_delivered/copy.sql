-- rows of statement 10, timeout 900 s

set query_group to 'local/sales/store_sales_delivered/copy';

set statement_timeout to 855000;

create schema if not exists "sales";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "sales"."store_sales_delivered" (
  "delivered_on" date,
  "ticket_id" bigint not null,
  "line_number" integer not null,
  "revision" integer not null,
  "sold_date" date not null,
  "store_id" integer not null,
  "item_id" bigint not null,
  "customer_id" bigint,
  "quantity" integer not null,
  "amount" decimal(12,2)
)
diststyle key
distkey ("ticket_id")
sortkey ("delivered_on");

create table if not exists "stepshift"."ledger_sales__store_sales_delivered" (
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

lock "stepshift"."ledger_sales__store_sales_delivered";

drop table if exists "stepshift_staging"."sales__store_sales_delivered";

create table "stepshift_staging"."sales__store_sales_delivered" (like "sales"."store_sales_delivered");

copy "stepshift_staging"."sales__store_sales_delivered" (
  "delivered_on",
  "ticket_id",
  "line_number",
  "revision",
  "sold_date",
  "store_id",
  "item_id",
  "customer_id",
  "quantity",
  "amount"
)
from 's3://stepshift-data/stepshift/manifests/sales/store_sales_delivered/run-1/769785ee0390dfc5.manifest'
iam_role default
manifest
csv
quote '"'
delimiter ','
ignoreheader 1
maxerror 0
compupdate off
statupdate on;
