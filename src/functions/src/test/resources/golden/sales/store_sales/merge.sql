-- rows of statement 4, timeout 900 s

set query_group to 'local/sales/store_sales/merge';

set statement_timeout to 855000;

lock "stepshift"."ledger_sales__store_sales";

delete from "sales"."store_sales"
where ("sold_date") in (
  select distinct "sold_date"
  from "stepshift_staging"."sales__store_sales"
);

insert into "sales"."store_sales" (
  "ticket_id",
  "line_number",
  "sold_date",
  "store_id",
  "item_sk",
  "item_id",
  "address_sk",
  "customer_id",
  "quantity",
  "amount",
  "list_amount"
)
select
  "ticket_id",
  "line_number",
  "sold_date",
  "store_id",
  "item_sk",
  "item_id",
  "address_sk",
  "customer_id",
  "quantity",
  "amount",
  "list_amount"
from "stepshift_staging"."sales__store_sales";

insert into "stepshift"."ledger_sales__store_sales" (
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
  '690dc708616af974839cea63fd293b72149e673ff1b2792d0e93e94f8744a329',
  'run-1',
  cast('2026-01-01' as date),
  'replace_partition',
  0,
  0,
  staged.row_count,
  getdate()
from (select count(*) as row_count from "stepshift_staging"."sales__store_sales") as staged
where not exists (
  select 1
  from "stepshift"."ledger_sales__store_sales"
  where "load_key" = '690dc708616af974839cea63fd293b72149e673ff1b2792d0e93e94f8744a329'
);
