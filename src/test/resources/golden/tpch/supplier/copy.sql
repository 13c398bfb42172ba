-- rows of statement 10, timeout 1800 s

set query_group to 'local/tpch/supplier/copy';

set statement_timeout to 1710000;

create schema if not exists "tpch";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "tpch"."supplier" (
  "s_suppkey" bigint not null,
  "s_name" char(25) not null,
  "s_address" varchar(40),
  "s_nationkey" bigint not null,
  "s_phone" char(15),
  "s_acctbal" decimal(15,2),
  "s_comment" varchar(101),
  primary key ("s_suppkey")
)
diststyle all
sortkey ("s_suppkey");

create table if not exists "stepshift"."ledger_tpch__supplier" (
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

lock "stepshift"."ledger_tpch__supplier";

drop table if exists "stepshift_staging"."tpch__supplier";

create table "stepshift_staging"."tpch__supplier" (like "tpch"."supplier");

copy "stepshift_staging"."tpch__supplier" (
  "s_suppkey",
  "s_name",
  "s_address",
  "s_nationkey",
  "s_phone",
  "s_acctbal",
  "s_comment"
)
from 's3://stepshift-data/stepshift/manifests/tpch/supplier/run-1/87e7ae7b6e51c2b0.manifest'
iam_role default
manifest
delimiter '|'
gzip
maxerror 0
compupdate off
statupdate on;
