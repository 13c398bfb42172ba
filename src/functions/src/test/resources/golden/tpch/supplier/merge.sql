-- rows of statement 4, timeout 1800 s

set query_group to 'local/tpch/supplier/merge';

set statement_timeout to 1710000;

lock "stepshift"."ledger_tpch__supplier";

delete from "stepshift_staging"."tpch__supplier"
where exists (
  select 1
  from "stepshift"."ledger_tpch__supplier"
  where
    "load_key" = '87e7ae7b6e51c2b0dd7b384e8d52cadb82a5a87539e4562b69bdb7645259d7b7'
    and exists (select 1 from "stepshift"."ledger_tpch__supplier" where "run_date" > cast('2026-01-01' as date))
);

merge into "tpch"."supplier"
using "stepshift_staging"."tpch__supplier" as staging
on "tpch"."supplier"."s_suppkey" = staging."s_suppkey"
when matched then update set
  "s_name" = staging."s_name",
  "s_address" = staging."s_address",
  "s_nationkey" = staging."s_nationkey",
  "s_phone" = staging."s_phone",
  "s_acctbal" = staging."s_acctbal",
  "s_comment" = staging."s_comment"
when not matched then insert (
  "s_suppkey",
  "s_name",
  "s_address",
  "s_nationkey",
  "s_phone",
  "s_acctbal",
  "s_comment"
) values (
  staging."s_suppkey",
  staging."s_name",
  staging."s_address",
  staging."s_nationkey",
  staging."s_phone",
  staging."s_acctbal",
  staging."s_comment"
);

insert into "stepshift"."ledger_tpch__supplier" (
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
  '87e7ae7b6e51c2b0dd7b384e8d52cadb82a5a87539e4562b69bdb7645259d7b7',
  'run-1',
  cast('2026-01-01' as date),
  'upsert',
  1,
  77,
  staged.row_count,
  getdate()
from (select count(*) as row_count from "stepshift_staging"."tpch__supplier") as staged
where not exists (
  select 1
  from "stepshift"."ledger_tpch__supplier"
  where "load_key" = '87e7ae7b6e51c2b0dd7b384e8d52cadb82a5a87539e4562b69bdb7645259d7b7'
);
