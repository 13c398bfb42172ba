-- rows of statement 7, timeout 3600 s

set query_group to 'local/shop/orders/merge';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

lock "stepshift"."ledger_shop__orders";

insert into "stepshift"."staged_shop__orders" ("execution", "staging_holds_another_load")
select 'arn:aws:states:run-1', cast(null as boolean)
from (
  select count(*) as load_count
  from "stepshift"."staged_shop__orders"
  where "execution" = 'arn:aws:states:run-1'
) as staged
where staged.load_count = 0;

delete from "shop_staging"."shop__orders"
where exists (
  select 1
  from "stepshift"."ledger_shop__orders"
  where
    "load_key" = '3d2850084802b4a7477f3660822cd29c0adee700dfa0c201436d0f00c86d0fa1'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_shop__orders" where "run_date" > cast('2026-01-01' as date))
);

merge into "shop"."orders"
using "shop_staging"."shop__orders" as staging
on "shop"."orders"."order_id" = staging."order_id" and "shop"."orders"."line" = staging."line"
when matched then update set
  "customer_id" = staging."customer_id",
  "status" = staging."status",
  "price" = staging."price",
  "ordered_at" = staging."ordered_at"
when not matched then insert (
  "order_id",
  "line",
  "customer_id",
  "status",
  "price",
  "ordered_at"
) values (
  staging."order_id",
  staging."line",
  staging."customer_id",
  staging."status",
  staging."price",
  staging."ordered_at"
);

insert into "stepshift"."ledger_shop__orders" (
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
  '3d2850084802b4a7477f3660822cd29c0adee700dfa0c201436d0f00c86d0fa1',
  'run-1',
  cast('2026-01-01' as date),
  'local',
  'upsert',
  1,
  77,
  staged.row_count,
  greatest(getdate(), dateadd(microsecond, 1, was.loaded_at)),
  ',order_id,line,customer_id,status,price,ordered_at,',
  ',' ||
  decode(staged.c0, 0, decode(strpos(was.never_filled, ',customer_id,') + decode(strpos(was.names, ',customer_id,'), 0, 1, 0), 0, '', 'customer_id,'), '') ||
  decode(staged.c1, 0, decode(strpos(was.never_filled, ',status,') + decode(strpos(was.names, ',status,'), 0, 1, 0), 0, '', 'status,'), '') ||
  decode(staged.c2, 0, decode(strpos(was.never_filled, ',ordered_at,') + decode(strpos(was.names, ',ordered_at,'), 0, 1, 0), 0, '', 'ordered_at,'), '')
from (
  select
    count("customer_id") c0,
    count("status") c1,
    count("ordered_at") c2,
    count(*) as row_count
  from "shop_staging"."shop__orders"
) as staged
cross join (
  select
    max("loaded_at") as loaded_at,
    coalesce(max("columns"), '') as names,
    coalesce(max("never_filled"), '') as never_filled
  from "stepshift"."ledger_shop__orders"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__orders")
) as was
where not exists (
  select 1
  from "stepshift"."ledger_shop__orders"
  where "load_key" = '3d2850084802b4a7477f3660822cd29c0adee700dfa0c201436d0f00c86d0fa1'
);
