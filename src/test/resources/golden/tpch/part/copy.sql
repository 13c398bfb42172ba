-- rows of statement 10, timeout 1800 s

set query_group to 'local/tpch/part/copy';

set statement_timeout to 1710000;

create schema if not exists "tpch";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "tpch"."part" (
  "p_partkey" bigint not null,
  "p_name" varchar(55) not null,
  "p_mfgr" char(25),
  "p_brand" char(10),
  "p_type" varchar(25),
  "p_size" integer,
  "p_container" char(10),
  "p_retailprice" decimal(15,2) not null,
  "p_comment" varchar(23),
  primary key ("p_partkey")
)
diststyle key
distkey ("p_partkey")
sortkey ("p_partkey");

create table if not exists "stepshift"."ledger_tpch__part" (
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

lock "stepshift"."ledger_tpch__part";

drop table if exists "stepshift_staging"."tpch__part";

create table "stepshift_staging"."tpch__part" (like "tpch"."part");

copy "stepshift_staging"."tpch__part" (
  "p_partkey",
  "p_name",
  "p_mfgr",
  "p_brand",
  "p_type",
  "p_size",
  "p_container",
  "p_retailprice",
  "p_comment"
)
from 's3://stepshift-data/stepshift/manifests/tpch/part/run-1/eb319f7c1acbec60.manifest'
iam_role default
manifest
delimiter '|'
gzip
maxerror 0
compupdate off
statupdate on;
