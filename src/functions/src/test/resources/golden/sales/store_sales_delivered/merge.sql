-- rows of statement 5, timeout 900 s

set query_group to 'local/sales/store_sales_delivered/merge';

set statement_timeout to 855000;

lock "stepshift"."ledger_sales__store_sales_delivered";

delete from "stepshift_staging"."sales__store_sales_delivered"
where exists (
  select 1
  from "stepshift"."ledger_sales__store_sales_delivered"
  where
    "load_key" = '769785ee0390dfc55ba6506d77189b71e544912040ab4f63348becbff6a9b32c'
    and exists (select 1 from "stepshift"."ledger_sales__store_sales_delivered" where "run_date" > cast('2026-01-01' as date))
);

delete from "sales"."store_sales_delivered"
where ("delivered_on") in (
  select distinct "delivered_on"
  from "stepshift_staging"."sales__store_sales_delivered"
);

insert into "sales"."store_sales_delivered" (
  "delivered_on",
  "ticket_id",
  "line_number",
  "revision",
  "sold_date",
  "store_id",
  "item_id",
  "customer_id",
  "quantity",
  "amount"
)
select
  "delivered_on",
  "ticket_id",
  "line_number",
  "revision",
  "sold_date",
  "store_id",
  "item_id",
  "customer_id",
  "quantity",
  "amount"
from "stepshift_staging"."sales__store_sales_delivered";

insert into "stepshift"."ledger_sales__store_sales_delivered" (
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
  '769785ee0390dfc55ba6506d77189b71e544912040ab4f63348becbff6a9b32c',
  'run-1',
  cast('2026-01-01' as date),
  'replace_partition',
  1,
  77,
  staged.row_count,
  getdate()
from (select count(*) as row_count from "stepshift_staging"."sales__store_sales_delivered") as staged
where not exists (
  select 1
  from "stepshift"."ledger_sales__store_sales_delivered"
  where "load_key" = '769785ee0390dfc55ba6506d77189b71e544912040ab4f63348becbff6a9b32c'
);
