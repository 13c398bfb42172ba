-- rows of statement 4, timeout 1800 s

set query_group to 'local/tpch/orders/merge';

set statement_timeout to 1710000;

lock "stepshift"."ledger_tpch__orders";

delete from "stepshift_staging"."tpch__orders"
where exists (
  select 1
  from "stepshift"."ledger_tpch__orders"
  where
    "load_key" = '84ef93b35c3f3526feedcbb1632156d84c55d1810f886e6e397f2bfbce798f60'
    and exists (select 1 from "stepshift"."ledger_tpch__orders" where "run_date" > cast('2026-01-01' as date))
);

merge into "tpch"."orders"
using "stepshift_staging"."tpch__orders" as staging
on "tpch"."orders"."o_orderkey" = staging."o_orderkey"
when matched then update set
  "o_custkey" = staging."o_custkey",
  "o_orderstatus" = staging."o_orderstatus",
  "o_totalprice" = staging."o_totalprice",
  "o_orderdate" = staging."o_orderdate",
  "o_orderpriority" = staging."o_orderpriority",
  "o_clerk" = staging."o_clerk",
  "o_shippriority" = staging."o_shippriority",
  "o_comment" = staging."o_comment"
when not matched then insert (
  "o_orderkey",
  "o_custkey",
  "o_orderstatus",
  "o_totalprice",
  "o_orderdate",
  "o_orderpriority",
  "o_clerk",
  "o_shippriority",
  "o_comment"
) values (
  staging."o_orderkey",
  staging."o_custkey",
  staging."o_orderstatus",
  staging."o_totalprice",
  staging."o_orderdate",
  staging."o_orderpriority",
  staging."o_clerk",
  staging."o_shippriority",
  staging."o_comment"
);

insert into "stepshift"."ledger_tpch__orders" (
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
  '84ef93b35c3f3526feedcbb1632156d84c55d1810f886e6e397f2bfbce798f60',
  'run-1',
  cast('2026-01-01' as date),
  'upsert',
  1,
  77,
  staged.row_count,
  getdate()
from (select count(*) as row_count from "stepshift_staging"."tpch__orders") as staged
where not exists (
  select 1
  from "stepshift"."ledger_tpch__orders"
  where "load_key" = '84ef93b35c3f3526feedcbb1632156d84c55d1810f886e6e397f2bfbce798f60'
);
