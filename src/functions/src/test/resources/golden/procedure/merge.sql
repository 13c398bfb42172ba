-- rows of statement 6, timeout 3600 s

set query_group to 'local/shop/counts/merge';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

lock "stepshift"."ledger_shop__counts";

insert into "stepshift"."staged_shop__counts" ("execution", "staging_holds_another_load")
select 'arn:aws:states:run-1', cast(null as boolean)
from (
  select count(*) as load_count
  from "stepshift"."staged_shop__counts"
  where "execution" = 'arn:aws:states:run-1'
) as staged
where staged.load_count = 0;

call "shop"."add_counts"('"shop_staging"."shop__counts"', '1c367f121f5b9937829dac04d348a1b70f4291eb1925405aa3560a3d3864d7ca', '"shop"."counts"', '"stepshift"."ledger_shop__counts"', '2026-01-01', 'run-1');

insert into "stepshift"."ledger_shop__counts" (
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
  '1c367f121f5b9937829dac04d348a1b70f4291eb1925405aa3560a3d3864d7ca',
  'run-1',
  cast('2026-01-01' as date),
  'local',
  'procedure',
  1,
  77,
  staged.row_count,
  greatest(getdate(), dateadd(microsecond, 1, was.loaded_at)),
  ',item,pieces,',
  ',' ||
  decode(staged.c0, 0, decode(strpos(was.never_filled, ',item,') + decode(strpos(was.names, ',item,'), 0, 1, 0), 0, '', 'item,'), '') ||
  decode(staged.c1, 0, decode(strpos(was.never_filled, ',pieces,') + decode(strpos(was.names, ',pieces,'), 0, 1, 0), 0, '', 'pieces,'), '')
from (
  select
    count("item") c0,
    count("pieces") c1,
    count(*) as row_count
  from "shop_staging"."shop__counts"
) as staged
cross join (
  select
    max("loaded_at") as loaded_at,
    coalesce(max("columns"), '') as names,
    coalesce(max("never_filled"), '') as never_filled
  from "stepshift"."ledger_shop__counts"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__counts")
) as was
where not exists (
  select 1
  from "stepshift"."ledger_shop__counts"
  where "load_key" = '1c367f121f5b9937829dac04d348a1b70f4291eb1925405aa3560a3d3864d7ca'
);
