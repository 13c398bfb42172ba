-- rows of statement 10, timeout 1800 s

set query_group to 'local/tpch/nation/copy';

set statement_timeout to 1710000;

create schema if not exists "tpch";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "tpch"."nation" (
  "n_nationkey" bigint not null,
  "n_name" char(25) not null,
  "n_regionkey" bigint not null,
  "n_comment" varchar(152),
  primary key ("n_nationkey")
)
diststyle all
sortkey ("n_nationkey");

create table if not exists "stepshift"."ledger_tpch__nation" (
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

lock "stepshift"."ledger_tpch__nation";

drop table if exists "stepshift_staging"."tpch__nation";

create table "stepshift_staging"."tpch__nation" (like "tpch"."nation");

copy "stepshift_staging"."tpch__nation" (
  "n_nationkey",
  "n_name",
  "n_regionkey",
  "n_comment"
)
from 's3://stepshift-data/stepshift/manifests/tpch/nation/run-1/59d80f2a788fcf4d.manifest'
iam_role default
manifest
delimiter '|'
gzip
maxerror 0
compupdate off
statupdate on;
