-- rows of statement 17, timeout 900 s

set query_group to 'local/sales/item/merge';

set statement_timeout to 855000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

lock "stepshift"."ledger_sales__item";

insert into "stepshift"."staged_sales__item" ("execution", "staging_holds_another_load")
select 'arn:aws:states:run-1', cast(null as boolean)
from (
  select count(*) as load_count
  from "stepshift"."staged_sales__item"
  where "execution" = 'arn:aws:states:run-1'
) as staged
where staged.load_count = 0;

drop table if exists
  stepshift_delivered,
  stepshift_touched,
  stepshift_entries,
  stepshift_versions,
  stepshift_numbers;

insert into "stepshift"."journal_sales__item" (
  "item_id",
  "name",
  "category",
  "price",
  "price_from",
  "stepshift_effective", "stepshift_gone"
)
select
  version."item_id",
  version."name",
  version."category",
  version."price",
  version."price_from",
  version."valid_from",
  false
from "sales"."item" as version
where not exists (select 1 from "stepshift"."journal_sales__item")
union all
select
  version."item_id",
  version."name",
  version."category",
  version."price",
  version."price_from",
  version."valid_to",
  true
from "sales"."item" as version
left join "sales"."item" as successor
  on successor."valid_from" = version."valid_to"
  and successor."item_id" = version."item_id"
where
  version."valid_to" < cast('9999-12-31' as date)
  and successor."valid_from" is null
  and not exists (select 1 from "stepshift"."journal_sales__item");

create temp table stepshift_delivered as
select
  staged."item_id",
  staged."name",
  staged."category",
  staged."price",
  staged."price_from",
  case
    when staged."stepshift_rank" = 1 and gone."stepshift_last" >= staged."price_from" then cast('2026-01-01' as date)
    else staged."price_from"
  end as "stepshift_effective",
  false as "stepshift_gone"
from (
  select
    "item_id",
    "name",
    "category",
    "price",
    "price_from",
    row_number() over (partition by "item_id" order by "price_from" desc) as "stepshift_rank"
  from "stepshift_staging"."sales__item"
) as staged
left join (
  select "item_id", max("stepshift_effective") as "stepshift_last"
  from "stepshift"."journal_sales__item"
  where "stepshift_gone" and "stepshift_effective" <= cast('2026-01-01' as date)
  group by "item_id"
) as gone
  on gone."item_id" = staged."item_id";

insert into stepshift_delivered
select
  known."item_id",
  known."name",
  known."category",
  known."price",
  known."price_from",
  greatest(cast('2026-01-01' as date), entry."stepshift_last"),
  true
from "sales"."item" as known
join (
  select "item_id", max("stepshift_effective") as "stepshift_last"
  from "stepshift"."journal_sales__item"
  group by "item_id"
) as entry
  on entry."item_id" = known."item_id"
left join "stepshift_staging"."sales__item" as staging
  on staging."item_id" = known."item_id"
where
  known."is_current"
  and staging."item_id" is null
  and not exists (select 1 from "stepshift"."ledger_sales__item" where "run_date" > cast('2026-01-01' as date));

create temp table stepshift_touched as
select distinct
  delivered."item_id"
from stepshift_delivered as delivered
left join "sales"."item" as known
  on known."item_id" = delivered."item_id"
  and known."is_current"
  and known."valid_from" <= delivered."stepshift_effective"
  and (case when known."name" = delivered."name" then 1 when known."name" is null and delivered."name" is null then 1 else 0 end = 1)
  and (case when known."category" = delivered."category" then 1 when known."category" is null and delivered."category" is null then 1 else 0 end = 1)
  and (case when known."price" = delivered."price" then 1 when known."price" is null and delivered."price" is null then 1 else 0 end = 1)
  and (case when known."price_from" = delivered."price_from" then 1 when known."price_from" is null and delivered."price_from" is null then 1 else 0 end = 1)
where known."valid_from" is null or delivered."stepshift_gone";

delete from "stepshift"."journal_sales__item"
using stepshift_delivered as delivered
where
  "stepshift"."journal_sales__item"."item_id" = delivered."item_id"
  and "stepshift"."journal_sales__item"."stepshift_effective" = delivered."stepshift_effective"
  and (
    "stepshift"."journal_sales__item"."stepshift_gone" <> delivered."stepshift_gone"
    or not (case when "stepshift"."journal_sales__item"."name" = delivered."name" then 1 when "stepshift"."journal_sales__item"."name" is null and delivered."name" is null then 1 else 0 end = 1)
    or not (case when "stepshift"."journal_sales__item"."category" = delivered."category" then 1 when "stepshift"."journal_sales__item"."category" is null and delivered."category" is null then 1 else 0 end = 1)
    or not (case when "stepshift"."journal_sales__item"."price" = delivered."price" then 1 when "stepshift"."journal_sales__item"."price" is null and delivered."price" is null then 1 else 0 end = 1)
    or not (case when "stepshift"."journal_sales__item"."price_from" = delivered."price_from" then 1 when "stepshift"."journal_sales__item"."price_from" is null and delivered."price_from" is null then 1 else 0 end = 1)
  );

insert into "stepshift"."journal_sales__item" (
  "item_id",
  "name",
  "category",
  "price",
  "price_from",
  "stepshift_effective", "stepshift_gone"
)
select
  delivered."item_id",
  delivered."name",
  delivered."category",
  delivered."price",
  delivered."price_from",
  delivered."stepshift_effective", delivered."stepshift_gone"
from stepshift_delivered as delivered
left join "stepshift"."journal_sales__item" as noted
  on noted."stepshift_effective" = delivered."stepshift_effective"
  and noted."item_id" = delivered."item_id"
where noted."stepshift_effective" is null;

create temp table stepshift_entries as
select
  journal."item_id",
  journal."name",
  journal."category",
  journal."price",
  journal."price_from",
  journal."stepshift_effective",
  journal."stepshift_gone",
  lag(journal."name") over (
    partition by journal."item_id" order by journal."stepshift_effective"
  ) as "stepshift_before_1",
  lag(journal."category") over (
    partition by journal."item_id" order by journal."stepshift_effective"
  ) as "stepshift_before_2",
  lag(journal."price") over (
    partition by journal."item_id" order by journal."stepshift_effective"
  ) as "stepshift_before_3",
  lag(journal."stepshift_gone") over (
    partition by journal."item_id" order by journal."stepshift_effective"
  ) as "stepshift_gone_before"
from "stepshift"."journal_sales__item" as journal
join stepshift_touched as touched
  on touched."item_id" = journal."item_id";

create temp table stepshift_versions as
with numbered as (
  select
    entry.*,
    sum(
      case
        when "stepshift_gone" and "stepshift_gone_before" then 0
        when
          not "stepshift_gone"
          and not "stepshift_gone_before"
          and (case when "name" = "stepshift_before_1" then 1 when "name" is null and "stepshift_before_1" is null then 1 else 0 end = 1)
          and (case when "category" = "stepshift_before_2" then 1 when "category" is null and "stepshift_before_2" is null then 1 else 0 end = 1)
          and (case when "price" = "stepshift_before_3" then 1 when "price" is null and "stepshift_before_3" is null then 1 else 0 end = 1)
          then 0
        else 1
      end
    ) over (
      partition by "item_id" order by "stepshift_effective" rows unbounded preceding
    ) as "stepshift_version"
  from stepshift_entries as entry
),
bounded as (
  select
    numbered.*,
    min("stepshift_effective") over (
      partition by "item_id", "stepshift_version"
    ) as "stepshift_first",
    max("stepshift_effective") over (
      partition by "item_id", "stepshift_version"
    ) as "stepshift_last"
  from numbered
),
bordered as (
  select
    "item_id",
    "name",
    "category",
    "price",
    "price_from",
    "stepshift_first",
    coalesce(
      lead("stepshift_first") over (partition by "item_id" order by "stepshift_first"),
      cast('9999-12-31' as date)
    ) as "stepshift_next",
    "stepshift_gone",
    "stepshift_version"
  from bounded
  where "stepshift_effective"
    = case when "stepshift_gone" then "stepshift_first" else "stepshift_last" end
)
select "item_id", "name", "category", "price", "price_from", "stepshift_first", "stepshift_next", "stepshift_gone"
from bordered
where not "stepshift_gone";

create temp table stepshift_numbers as
with numbered as (
  select
    version."item_id",
    version."stepshift_first",
    known."item_sk" as "stepshift_known",
    row_number() over (
      partition by version."item_id", version."stepshift_first"
      order by known."valid_from"
    ) as "stepshift_rank"
  from stepshift_versions as version
  left join "sales"."item" as known
    on known."valid_from" >= version."stepshift_first"
    and known."valid_from" < version."stepshift_next"
    and known."item_id" = version."item_id"
)
select
  numbered."item_id",
  numbered."stepshift_first",
  coalesce(
    numbered."stepshift_known",
    numbers."stepshift_highest" + row_number() over (
      partition by case when numbered."stepshift_known" is null then 1 else 0 end
      order by numbered."item_id", numbered."stepshift_first"
    )
  ) as "item_sk"
from numbered
cross join (
  select coalesce(max("item_sk"), 0) as "stepshift_highest"
  from "sales"."item"
) as numbers
where numbered."stepshift_rank" = 1;

delete from "sales"."item"
using stepshift_touched as touched
where "sales"."item"."item_id" = touched."item_id";

insert into "sales"."item" (
  "item_id",
  "name",
  "category",
  "price",
  "price_from",
  "valid_from", "valid_to", "is_current", "item_sk"
)
select
  version."item_id",
  version."name",
  version."category",
  version."price",
  version."price_from",
  version."stepshift_first",
  version."stepshift_next",
  case when version."stepshift_next" = cast('9999-12-31' as date) then true else false end,
  numbers."item_sk"
from stepshift_versions as version
join stepshift_numbers as numbers
  on numbers."stepshift_first" = version."stepshift_first"
  and numbers."item_id" = version."item_id";

insert into "stepshift"."ledger_sales__item" (
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
  '7fdda6a4a7b3930582214444e8e427b23b9d8d1e9ec1117782324a19839ad272',
  'run-1',
  cast('2026-01-01' as date),
  'local',
  'scd2',
  1,
  0,
  staged.row_count,
  greatest(getdate(), dateadd(microsecond, 1, was.loaded_at)),
  ',item_id,name,category,price,price_from,',
  ',' ||
  decode(staged.c0, 0, decode(strpos(was.never_filled, ',price,') + decode(strpos(was.names, ',price,'), 0, 1, 0), 0, '', 'price,'), '')
from (
  select
    count("price") c0,
    count(*) as row_count
  from "stepshift_staging"."sales__item"
) as staged
cross join (
  select
    max("loaded_at") as loaded_at,
    coalesce(max("columns"), '') as names,
    coalesce(max("never_filled"), '') as never_filled
  from "stepshift"."ledger_sales__item"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_sales__item")
) as was
where not exists (
  select 1
  from "stepshift"."ledger_sales__item"
  where "load_key" = '7fdda6a4a7b3930582214444e8e427b23b9d8d1e9ec1117782324a19839ad272'
);
