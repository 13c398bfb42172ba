-- rows of statement 8, timeout 3600 s

set query_group to 'local/shop/visits/merge';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

lock "stepshift"."ledger_shop__visits";

insert into "stepshift"."staged_shop__visits" ("execution", "staging_holds_another_load")
select 'arn:aws:states:run-1', cast(null as boolean)
from (
  select count(*) as load_count
  from "stepshift"."staged_shop__visits"
  where "execution" = 'arn:aws:states:run-1'
) as staged
where staged.load_count = 0;

delete from "shop_staging"."shop__visits"
where exists (
  select 1
  from "stepshift"."ledger_shop__visits"
  where
    "load_key" = 'f24a982d8c3060ba43919fd807bbcfb7fae288d6828113ef7c3bccfebfd03dea'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_shop__visits" where "run_date" > cast('2026-01-01' as date))
);

delete from "shop"."visits"
where ("day", "shop") in (
  select distinct "day", "shop"
  from "shop_staging"."shop__visits"
);

insert into "shop"."visits" (
  "day",
  "shop",
  "visitors"
)
select
  "day",
  "shop",
  "visitors"
from "shop_staging"."shop__visits";

insert into "stepshift"."ledger_shop__visits" (
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
  'f24a982d8c3060ba43919fd807bbcfb7fae288d6828113ef7c3bccfebfd03dea',
  'run-1',
  cast('2026-01-01' as date),
  'local',
  'replace_partition',
  1,
  77,
  staged.row_count,
  greatest(getdate(), dateadd(microsecond, 1, was.loaded_at)),
  ',day,shop,visitors,',
  ',' ||
  decode(staged.c0, 0, decode(strpos(was.never_filled, ',day,') + decode(strpos(was.names, ',day,'), 0, 1, 0), 0, '', 'day,'), '') ||
  decode(staged.c1, 0, decode(strpos(was.never_filled, ',shop,') + decode(strpos(was.names, ',shop,'), 0, 1, 0), 0, '', 'shop,'), '') ||
  decode(staged.c2, 0, decode(strpos(was.never_filled, ',visitors,') + decode(strpos(was.names, ',visitors,'), 0, 1, 0), 0, '', 'visitors,'), '')
from (
  select
    count("day") c0,
    count("shop") c1,
    count("visitors") c2,
    count(*) as row_count
  from "shop_staging"."shop__visits"
) as staged
cross join (
  select
    max("loaded_at") as loaded_at,
    coalesce(max("columns"), '') as names,
    coalesce(max("never_filled"), '') as never_filled
  from "stepshift"."ledger_shop__visits"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__visits")
) as was
where not exists (
  select 1
  from "stepshift"."ledger_shop__visits"
  where "load_key" = 'f24a982d8c3060ba43919fd807bbcfb7fae288d6828113ef7c3bccfebfd03dea'
);
