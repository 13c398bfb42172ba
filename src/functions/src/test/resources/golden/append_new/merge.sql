-- rows of statement 6, timeout 3600 s

set query_group to 'local/shop/arrivals/merge';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

lock "stepshift"."ledger_shop__arrivals";

insert into "stepshift"."staged_shop__arrivals" ("execution", "staging_holds_another_load")
select 'arn:aws:states:run-1', cast(null as boolean)
from (
  select count(*) as load_count
  from "stepshift"."staged_shop__arrivals"
  where "execution" = 'arn:aws:states:run-1'
) as staged
where staged.load_count = 0;

insert into "shop"."arrivals" (
  "event_id",
  "body",
  "stepshift_load_key"
)
select
  "event_id",
  "body",
  cast('87f5a81a524176ee17dd539f665d3bac38868e2e7935451fd0ff290489206a07' as varchar(64))
from "shop_staging"."shop__arrivals"
where not exists (
  select 1
  from "stepshift"."ledger_shop__arrivals"
  where "load_key" = '87f5a81a524176ee17dd539f665d3bac38868e2e7935451fd0ff290489206a07'
    or "load_key" = 'af57978bd3ebde3a0a33bff45659fc97f8b14a513359e9c446914346e48de227'
);

insert into "stepshift"."ledger_shop__arrivals" (
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
  '87f5a81a524176ee17dd539f665d3bac38868e2e7935451fd0ff290489206a07',
  'run-1',
  cast('2026-01-01' as date),
  'local',
  'append',
  1,
  77,
  staged.row_count,
  greatest(getdate(), dateadd(microsecond, 1, was.loaded_at)),
  ',event_id,body,',
  ',' ||
  decode(staged.c0, 0, decode(strpos(was.never_filled, ',body,') + decode(strpos(was.names, ',body,'), 0, 1, 0), 0, '', 'body,'), '')
from (
  select
    count("body") c0,
    count(*) as row_count
  from "shop_staging"."shop__arrivals"
) as staged
cross join (
  select
    max("loaded_at") as loaded_at,
    coalesce(max("columns"), '') as names,
    coalesce(max("never_filled"), '') as never_filled
  from "stepshift"."ledger_shop__arrivals"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__arrivals")
) as was
where not exists (
  select 1
  from "stepshift"."ledger_shop__arrivals"
  where "load_key" = '87f5a81a524176ee17dd539f665d3bac38868e2e7935451fd0ff290489206a07'
    or "load_key" = 'af57978bd3ebde3a0a33bff45659fc97f8b14a513359e9c446914346e48de227'
);
