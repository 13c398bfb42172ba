-- rows of statement 10, timeout 1800 s

set query_group to 'local/tpch/region/copy';

set statement_timeout to 1710000;

create schema if not exists "tpch";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "tpch"."region" (
  "r_regionkey" bigint not null,
  "r_name" char(25) not null,
  "r_comment" varchar(152),
  primary key ("r_regionkey")
)
diststyle all
sortkey ("r_regionkey");

create table if not exists "stepshift"."ledger_tpch__region" (
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

lock "stepshift"."ledger_tpch__region";

drop table if exists "stepshift_staging"."tpch__region";

create table "stepshift_staging"."tpch__region" (like "tpch"."region");

copy "stepshift_staging"."tpch__region" (
  "r_regionkey",
  "r_name",
  "r_comment"
)
from 's3://stepshift-data/stepshift/manifests/tpch/region/run-1/bbe35b7d755c3038.manifest'
iam_role default
manifest
delimiter '|'
gzip
maxerror 0
compupdate off
statupdate on;
