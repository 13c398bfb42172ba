-- rows of statement 4, timeout 1800 s

set query_group to 'local/tpch/part/merge';

set statement_timeout to 1710000;

lock "stepshift"."ledger_tpch__part";

delete from "stepshift_staging"."tpch__part"
where exists (
  select 1
  from "stepshift"."ledger_tpch__part"
  where
    "load_key" = 'eb319f7c1acbec604f47d2d1c80acff2c66053037c4fd0af8fc5a8bf6a0d8d72'
    and exists (select 1 from "stepshift"."ledger_tpch__part" where "run_date" > cast('2026-01-01' as date))
);

merge into "tpch"."part"
using "stepshift_staging"."tpch__part" as staging
on "tpch"."part"."p_partkey" = staging."p_partkey"
when matched then update set
  "p_name" = staging."p_name",
  "p_mfgr" = staging."p_mfgr",
  "p_brand" = staging."p_brand",
  "p_type" = staging."p_type",
  "p_size" = staging."p_size",
  "p_container" = staging."p_container",
  "p_retailprice" = staging."p_retailprice",
  "p_comment" = staging."p_comment"
when not matched then insert (
  "p_partkey",
  "p_name",
  "p_mfgr",
  "p_brand",
  "p_type",
  "p_size",
  "p_container",
  "p_retailprice",
  "p_comment"
) values (
  staging."p_partkey",
  staging."p_name",
  staging."p_mfgr",
  staging."p_brand",
  staging."p_type",
  staging."p_size",
  staging."p_container",
  staging."p_retailprice",
  staging."p_comment"
);

insert into "stepshift"."ledger_tpch__part" (
  "load_key",
  "run_id",
  "run_date",
  "strategy",
  "files",
  "bytes",
  "rows",
  "loaded_at"
)
select
  'eb319f7c1acbec604f47d2d1c80acff2c66053037c4fd0af8fc5a8bf6a0d8d72',
  'run-1',
  cast('2026-01-01' as date),
  'upsert',
  1,
  77,
  staged.row_count,
  getdate()
from (select count(*) as row_count from "stepshift_staging"."tpch__part") as staged
where not exists (
  select 1
  from "stepshift"."ledger_tpch__part"
  where "load_key" = 'eb319f7c1acbec604f47d2d1c80acff2c66053037c4fd0af8fc5a8bf6a0d8d72'
);
