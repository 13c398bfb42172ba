-- rows of statement 4, timeout 900 s

set query_group to 'local/sales/date_dim/merge';

set statement_timeout to 855000;

lock "stepshift"."ledger_sales__date_dim";

delete from "sales"."date_dim";

insert into "sales"."date_dim" (
  "calendar_date",
  "calendar_year",
  "calendar_month",
  "day_of_week",
  "is_weekend"
)
select
  "calendar_date",
  "calendar_year",
  "calendar_month",
  "day_of_week",
  "is_weekend"
from "stepshift_staging"."sales__date_dim";

insert into "stepshift"."ledger_sales__date_dim" (
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
  '0f8c07616d77526f1ad9b5ab87b8fa3d21b75522d63922adea2daf5b432eed80',
  'run-1',
  cast('2026-01-01' as date),
  'replace',
  0,
  0,
  staged.row_count,
  getdate()
from (select count(*) as row_count from "stepshift_staging"."sales__date_dim") as staged
where not exists (
  select 1
  from "stepshift"."ledger_sales__date_dim"
  where "load_key" = '0f8c07616d77526f1ad9b5ab87b8fa3d21b75522d63922adea2daf5b432eed80'
);
