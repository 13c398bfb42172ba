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
  "strategy",
  "files",
  "bytes",
  "rows",
  "loaded_at",
  "never_filled"
)
select
  '425380052e0385a81e309e06fbcf265a581c0439699ffc266a7cf176bd58d00f',
  'run-1',
  cast('2026-01-01' as date),
  'append',
  1,
  77,
  staged.row_count,
  getdate(),
  ',' ||
  decode(staged.c0, 0, decode(strpos(known.names, ',body,') + known.first_load, 0, '', 'body,'), '')
from (
  select
    count("body") c0,
    count(*) as row_count
  from "shop_staging"."shop__events"
) as staged
cross join (
  select
    case when count(*) = 0 then 1 else 0 end as first_load,
    coalesce(max("never_filled"), '') as names
  from "stepshift"."ledger_shop__events"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__events")
) as known
where not exists (
  select 1
  from "stepshift"."ledger_shop__events"
  where "load_key" = '425380052e0385a81e309e06fbcf265a581c0439699ffc266a7cf176bd58d00f'
);
