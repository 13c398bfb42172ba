-- rows of statement 4, timeout 900 s

set query_group to 'local/sales/customer/merge';

set statement_timeout to 855000;

lock "stepshift"."ledger_sales__customer";

delete from "stepshift_staging"."sales__customer"
where exists (
  select 1
  from "stepshift"."ledger_sales__customer"
  where
    "load_key" = '4178615cc261d1ade327066c2854235985df27f317e1586d68dbbc6625b1645e'
    and exists (select 1 from "stepshift"."ledger_sales__customer" where "run_date" > cast('2026-01-01' as date))
);

merge into "sales"."customer"
using "stepshift_staging"."sales__customer" as staging
on "sales"."customer"."customer_id" = staging."customer_id"
when matched then update set
  "name" = staging."name",
  "email" = staging."email",
  "born_on" = staging."born_on"
when not matched then insert (
  "customer_id",
  "name",
  "email",
  "born_on"
) values (
  staging."customer_id",
  staging."name",
  staging."email",
  staging."born_on"
);

insert into "stepshift"."ledger_sales__customer" (
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
  '4178615cc261d1ade327066c2854235985df27f317e1586d68dbbc6625b1645e',
  'run-1',
  cast('2026-01-01' as date),
  'upsert',
  1,
  77,
  staged.row_count,
  getdate()
from (select count(*) as row_count from "stepshift_staging"."sales__customer") as staged
where not exists (
  select 1
  from "stepshift"."ledger_sales__customer"
  where "load_key" = '4178615cc261d1ade327066c2854235985df27f317e1586d68dbbc6625b1645e'
);
