-- rows of statement 10, timeout 1800 s

set query_group to 'local/tpch/orders/copy';

set statement_timeout to 1710000;

create schema if not exists "tpch";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "tpch"."orders" (
  "o_orderkey" bigint not null,
  "o_custkey" bigint not null,
  "o_orderstatus" char(1) not null,
  "o_totalprice" decimal(15,2) not null,
  "o_orderdate" date not null,
  "o_orderpriority" char(15),
  "o_clerk" char(15),
  "o_shippriority" integer,
  "o_comment" varchar(79),
  primary key ("o_orderkey")
)
diststyle key
distkey ("o_orderkey")
sortkey ("o_orderdate");

create table if not exists "stepshift"."ledger_tpch__orders" (
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

lock "stepshift"."ledger_tpch__orders";

drop table if exists "stepshift_staging"."tpch__orders";

create table "stepshift_staging"."tpch__orders" (like "tpch"."orders");

copy "stepshift_staging"."tpch__orders" (
  "o_orderkey",
  "o_custkey",
  "o_orderstatus",
  "o_totalprice",
  "o_orderdate",
  "o_orderpriority",
  "o_clerk",
  "o_shippriority",
  "o_comment"
)
from 's3://stepshift-data/stepshift/manifests/tpch/orders/run-1/84ef93b35c3f3526.manifest'
iam_role default
manifest
delimiter '|'
gzip
maxerror 0
compupdate off
statupdate on;
