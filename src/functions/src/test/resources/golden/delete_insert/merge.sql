-- rows of statement 8, timeout 3600 s

set query_group to 'local/shop/order_lines/merge';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

lock "stepshift"."ledger_shop__order_lines";

insert into "stepshift"."staged_shop__order_lines" ("execution", "staging_holds_another_load")
select 'arn:aws:states:run-1', cast(null as boolean)
from (
  select count(*) as load_count
  from "stepshift"."staged_shop__order_lines"
  where "execution" = 'arn:aws:states:run-1'
) as staged
where staged.load_count = 0;

delete from "shop_staging"."shop__order_lines"
where exists (
  select 1
  from "stepshift"."ledger_shop__order_lines"
  where
    "load_key" = 'e0d6fae87c75cd5f4a4eeb2107123ed33e4ea91035df9e845a8d5954b675b8b0'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_shop__order_lines" where "run_date" > cast('2026-01-01' as date))
);

delete from "shop"."order_lines"
where ("order_id", "part") in (
  select distinct "order_id", "part"
  from "shop_staging"."shop__order_lines"
);

insert into "shop"."order_lines" (
  "order_id",
  "part",
  "item"
)
select
  "order_id",
  "part",
  "item"
from "shop_staging"."shop__order_lines";

insert into "stepshift"."ledger_shop__order_lines" (
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
  'e0d6fae87c75cd5f4a4eeb2107123ed33e4ea91035df9e845a8d5954b675b8b0',
  'run-1',
  cast('2026-01-01' as date),
  'local',
  'delete_insert',
  1,
  77,
  staged.row_count,
  greatest(getdate(), dateadd(microsecond, 1, was.loaded_at)),
  ',order_id,part,item,',
  ',' ||
  decode(staged.c0, 0, decode(strpos(was.never_filled, ',item,') + decode(strpos(was.names, ',item,'), 0, 1, 0), 0, '', 'item,'), '')
from (
  select
    count("item") c0,
    count(*) as row_count
  from "shop_staging"."shop__order_lines"
) as staged
cross join (
  select
    max("loaded_at") as loaded_at,
    coalesce(max("columns"), '') as names,
    coalesce(max("never_filled"), '') as never_filled
  from "stepshift"."ledger_shop__order_lines"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__order_lines")
) as was
where not exists (
  select 1
  from "stepshift"."ledger_shop__order_lines"
  where "load_key" = 'e0d6fae87c75cd5f4a4eeb2107123ed33e4ea91035df9e845a8d5954b675b8b0'
);
