-- rows of statement 4, timeout 1800 s

set query_group to 'local/tpch/customer/merge';

set statement_timeout to 1710000;

lock "stepshift"."ledger_tpch__customer";

delete from "stepshift_staging"."tpch__customer"
where exists (
  select 1
  from "stepshift"."ledger_tpch__customer"
  where
    "load_key" = '84c4c99f34c0c02e636e2da44b44abb50541bc7b13cf0192875e3f6b36614970'
    and exists (select 1 from "stepshift"."ledger_tpch__customer" where "run_date" > cast('2026-01-01' as date))
);

merge into "tpch"."customer"
using "stepshift_staging"."tpch__customer" as staging
on "tpch"."customer"."c_custkey" = staging."c_custkey"
when matched then update set
  "c_name" = staging."c_name",
  "c_address" = staging."c_address",
  "c_nationkey" = staging."c_nationkey",
  "c_phone" = staging."c_phone",
  "c_acctbal" = staging."c_acctbal",
  "c_mktsegment" = staging."c_mktsegment",
  "c_comment" = staging."c_comment"
when not matched then insert (
  "c_custkey",
  "c_name",
  "c_address",
  "c_nationkey",
  "c_phone",
  "c_acctbal",
  "c_mktsegment",
  "c_comment"
) values (
  staging."c_custkey",
  staging."c_name",
  staging."c_address",
  staging."c_nationkey",
  staging."c_phone",
  staging."c_acctbal",
  staging."c_mktsegment",
  staging."c_comment"
);

insert into "stepshift"."ledger_tpch__customer" (
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
  '84c4c99f34c0c02e636e2da44b44abb50541bc7b13cf0192875e3f6b36614970',
  'run-1',
  cast('2026-01-01' as date),
  'upsert',
  1,
  77,
  staged.row_count,
  getdate()
from (select count(*) as row_count from "stepshift_staging"."tpch__customer") as staged
where not exists (
  select 1
  from "stepshift"."ledger_tpch__customer"
  where "load_key" = '84c4c99f34c0c02e636e2da44b44abb50541bc7b13cf0192875e3f6b36614970'
);
