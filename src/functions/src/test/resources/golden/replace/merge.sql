-- rows of statement 8, timeout 3600 s

set query_group to 'local/shop/customers/merge';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

lock "stepshift"."ledger_shop__customers";

insert into "stepshift"."staged_shop__customers" ("execution", "staging_holds_another_load")
select 'arn:aws:states:run-1', cast(null as boolean)
from (
  select count(*) as load_count
  from "stepshift"."staged_shop__customers"
  where "execution" = 'arn:aws:states:run-1'
) as staged
where staged.load_count = 0;

delete from "shop_staging"."shop__customers"
where exists (
  select 1
  from "stepshift"."ledger_shop__customers"
  where
    "load_key" = 'df8e721d5936427302ac70be2bd7aa80ac7e394ba8ecc9e350a11f613910a8c5'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_shop__customers" where "run_date" > cast('2026-01-01' as date))
);

delete from "shop"."customers"
where not exists (
  select 1
  from "stepshift"."ledger_shop__customers"
  where
    "load_key" = 'df8e721d5936427302ac70be2bd7aa80ac7e394ba8ecc9e350a11f613910a8c5'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_shop__customers" where "run_date" > cast('2026-01-01' as date))
);

insert into "shop"."customers" (
  "customer_id",
  "name"
)
select
  "customer_id",
  "name"
from "shop_staging"."shop__customers";

insert into "stepshift"."ledger_shop__customers" (
  "load_key",
  "run_id",
  "run_date",
  "strategy",
  "files",
  "bytes",
  "rows",
  "loaded_at",
  "never_filled"
)
select
  'df8e721d5936427302ac70be2bd7aa80ac7e394ba8ecc9e350a11f613910a8c5',
  'run-1',
  cast('2026-01-01' as date),
  'replace',
  1,
  77,
  staged.row_count,
  getdate(),
  ''
from (
  select
    count(*) as row_count
  from "shop_staging"."shop__customers"
) as staged
cross join (
  select
    case when count(*) = 0 then 1 else 0 end as first_load,
    coalesce(max("never_filled"), '') as names
  from "stepshift"."ledger_shop__customers"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__customers")
) as known
where not exists (
  select 1
  from "stepshift"."ledger_shop__customers"
  where "load_key" = 'df8e721d5936427302ac70be2bd7aa80ac7e394ba8ecc9e350a11f613910a8c5'
);
