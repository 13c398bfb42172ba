-- rows of statement 10, timeout 1800 s

set query_group to 'local/tpch/customer/copy';

set statement_timeout to 1710000;

create schema if not exists "tpch";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "tpch"."customer" (
  "c_custkey" bigint not null,
  "c_name" varchar(25) not null,
  "c_address" varchar(40),
  "c_nationkey" bigint not null,
  "c_phone" char(15),
  "c_acctbal" decimal(15,2),
  "c_mktsegment" char(10),
  "c_comment" varchar(117),
  primary key ("c_custkey")
)
diststyle key
distkey ("c_custkey")
sortkey ("c_custkey");

create table if not exists "stepshift"."ledger_tpch__customer" (
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

lock "stepshift"."ledger_tpch__customer";

drop table if exists "stepshift_staging"."tpch__customer";

create table "stepshift_staging"."tpch__customer" (like "tpch"."customer");

copy "stepshift_staging"."tpch__customer" (
  "c_custkey",
  "c_name",
  "c_address",
  "c_nationkey",
  "c_phone",
  "c_acctbal",
  "c_mktsegment",
  "c_comment"
)
from 's3://stepshift-data/stepshift/manifests/tpch/customer/run-1/84c4c99f34c0c02e.manifest'
iam_role default
manifest
delimiter '|'
gzip
maxerror 0
compupdate off
statupdate on;
