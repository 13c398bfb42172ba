-- rows of statement 10, timeout 1800 s

set query_group to 'local/tpch/partsupp/copy';

set statement_timeout to 1710000;

create schema if not exists "tpch";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "tpch"."partsupp" (
  "ps_partkey" bigint not null,
  "ps_suppkey" bigint not null,
  "ps_availqty" integer not null,
  "ps_supplycost" decimal(15,2) not null,
  "ps_comment" varchar(199),
  primary key ("ps_partkey", "ps_suppkey")
)
diststyle key
distkey ("ps_partkey")
sortkey ("ps_partkey");

create table if not exists "stepshift"."ledger_tpch__partsupp" (
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

lock "stepshift"."ledger_tpch__partsupp";

drop table if exists "stepshift_staging"."tpch__partsupp";

create table "stepshift_staging"."tpch__partsupp" (like "tpch"."partsupp");

copy "stepshift_staging"."tpch__partsupp" (
  "ps_partkey",
  "ps_suppkey",
  "ps_availqty",
  "ps_supplycost",
  "ps_comment"
)
from 's3://stepshift-data/stepshift/manifests/tpch/partsupp/run-1/90651fc30ad906f5.manifest'
iam_role default
manifest
delimiter '|'
gzip
maxerror 0
compupdate off
statupdate on;
