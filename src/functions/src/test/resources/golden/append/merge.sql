-- rows of statement 6, timeout 3600 s

set query_group to 'local/shop/events/merge';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

lock "stepshift"."ledger_shop__events";

insert into "stepshift"."staged_shop__events" ("execution", "staging_holds_another_load")
select 'arn:aws:states:run-1', cast(null as boolean)
from (
  select count(*) as load_count
  from "stepshift"."staged_shop__events"
  where "execution" = 'arn:aws:states:run-1'
) as staged
where staged.load_count = 0;

insert into "shop"."events" (
  "event_id",
  "body",
  "stepshift_load_key"
)
select
  "event_id",
  "body",
  cast('425380052e0385a81e309e06fbcf265a581c0439699ffc266a7cf176bd58d00f' as varchar(64))
from "shop_staging"."shop__events"
where not exists (
  select 1
  from "stepshift"."ledger_shop__events"
  where "load_key" = '425380052e0385a81e309e06fbcf265a581c0439699ffc266a7cf176bd58d00f'
);

insert into "stepshift"."ledger_shop__events" (
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
  '425380052e0385a81e309e06fbcf265a581c0439699ffc266a7cf176bd58d00f',
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
  from "shop_staging"."shop__events"
) as staged
cross join (
  select
    max("loaded_at") as loaded_at,
    coalesce(max("columns"), '') as names,
    coalesce(max("never_filled"), '') as never_filled
  from "stepshift"."ledger_shop__events"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__events")
) as was
where not exists (
  select 1
  from "stepshift"."ledger_shop__events"
  where "load_key" = '425380052e0385a81e309e06fbcf265a581c0439699ffc266a7cf176bd58d00f'
);
