-- rows of statement 10, timeout 3600 s

set query_group to 'local/tpch/lineitem/copy';

set statement_timeout to 3420000;

create schema if not exists "tpch";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "tpch"."lineitem" (
  "l_orderkey" bigint not null,
  "l_partkey" bigint not null,
  "l_suppkey" bigint not null,
  "l_linenumber" integer not null,
  "l_quantity" decimal(15,2) not null,
  "l_extendedprice" decimal(15,2) not null,
  "l_discount" decimal(15,2) not null,
  "l_tax" decimal(15,2) not null,
  "l_returnflag" char(1) not null,
  "l_linestatus" char(1) not null,
  "l_shipdate" date not null,
  "l_commitdate" date,
  "l_receiptdate" date,
  "l_shipinstruct" char(25),
  "l_shipmode" char(10),
  "l_comment" varchar(44),
  primary key ("l_orderkey", "l_linenumber")
)
diststyle key
distkey ("l_orderkey")
sortkey ("l_shipdate");

create table if not exists "stepshift"."ledger_tpch__lineitem" (
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

lock "stepshift"."ledger_tpch__lineitem";

drop table if exists "stepshift_staging"."tpch__lineitem";

create table "stepshift_staging"."tpch__lineitem" (like "tpch"."lineitem");

copy "stepshift_staging"."tpch__lineitem" (
  "l_orderkey",
  "l_partkey",
  "l_suppkey",
  "l_linenumber",
  "l_quantity",
  "l_extendedprice",
  "l_discount",
  "l_tax",
  "l_returnflag",
  "l_linestatus",
  "l_shipdate",
  "l_commitdate",
  "l_receiptdate",
  "l_shipinstruct",
  "l_shipmode",
  "l_comment"
)
from 's3://stepshift-data/stepshift/manifests/tpch/lineitem/run-1/96149ad435c4781b.manifest'
iam_role default
manifest
delimiter '|'
gzip
maxerror 0
compupdate off
statupdate on;
