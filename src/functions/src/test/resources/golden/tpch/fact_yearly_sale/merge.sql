-- rows of statement 4, timeout 1800 s

set query_group to 'local/tpch/fact_yearly_sale/merge';

set statement_timeout to 1710000;

lock "stepshift"."ledger_tpch__fact_yearly_sale";

delete from "tpch"."fact_yearly_sale";

insert into "tpch"."fact_yearly_sale" (
  "sale_year",
  "supplier_nation",
  "customer_nation",
  "line_items",
  "quantity",
  "revenue"
)
select
  "sale_year",
  "supplier_nation",
  "customer_nation",
  "line_items",
  "quantity",
  "revenue"
from "stepshift_staging"."tpch__fact_yearly_sale";

insert into "stepshift"."ledger_tpch__fact_yearly_sale" (
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
  '944036ec3c331c29e8d3a116e5534cce6b91ce6c5d94918b385649af8e62a605',
  'run-1',
  cast('2026-01-01' as date),
  'replace',
  0,
  0,
  staged.row_count,
  getdate()
from (select count(*) as row_count from "stepshift_staging"."tpch__fact_yearly_sale") as staged
where not exists (
  select 1
  from "stepshift"."ledger_tpch__fact_yearly_sale"
  where "load_key" = '944036ec3c331c29e8d3a116e5534cce6b91ce6c5d94918b385649af8e62a605'
);
