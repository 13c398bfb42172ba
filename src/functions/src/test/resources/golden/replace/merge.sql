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
    "load_key" = '026baeefd0fa4144307bdfbbadeb9f31a35e805bd55ddf21f8d8b3f38312d12d'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_shop__customers" where "run_date" > cast('2026-01-01' as date))
);

delete from "shop"."customers"
where not exists (
  select 1
  from "stepshift"."ledger_shop__customers"
  where
    "load_key" = '026baeefd0fa4144307bdfbbadeb9f31a35e805bd55ddf21f8d8b3f38312d12d'
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
  "stack",
  "strategy",
  "files",
  "bytes",
  "rows",
  "loaded_at",
  "columns",
  "never_filled"
)
select
  '026baeefd0fa4144307bdfbbadeb9f31a35e805bd55ddf21f8d8b3f38312d12d',
  'run-1',
  cast('2026-01-01' as date),
  'local',
  'replace',
  1,
  0,
  staged.row_count,
  greatest(getdate(), dateadd(microsecond, 1, was.loaded_at)),
  ',customer_id,name,',
  ''
from (
  select
    count(*) as row_count
  from "shop_staging"."shop__customers"
) as staged
cross join (
  select
    max("loaded_at") as loaded_at,
    coalesce(max("columns"), '') as names,
    coalesce(max("never_filled"), '') as never_filled
  from "stepshift"."ledger_shop__customers"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__customers")
) as was
where not exists (
  select 1
  from "stepshift"."ledger_shop__customers"
  where "load_key" = '026baeefd0fa4144307bdfbbadeb9f31a35e805bd55ddf21f8d8b3f38312d12d'
);
