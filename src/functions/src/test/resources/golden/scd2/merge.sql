-- rows of statement 17, timeout 3600 s

set query_group to 'local/shop/items/merge';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

lock "stepshift"."ledger_shop__items";

insert into "stepshift"."staged_shop__items" ("execution", "staging_holds_another_load")
select 'arn:aws:states:run-1', cast(null as boolean)
from (
  select count(*) as load_count
  from "stepshift"."staged_shop__items"
  where "execution" = 'arn:aws:states:run-1'
) as staged
where staged.load_count = 0;

drop table if exists
  stepshift_delivered,
  stepshift_touched,
  stepshift_entries,
  stepshift_versions,
  stepshift_numbers;

insert into "stepshift"."journal_shop__items" (
  "item_id",
  "brand",
  "price",
  "description",
  "changed_on",
  "stepshift_effective", "stepshift_gone"
)
select
  version."item_id",
  version."brand",
  version."price",
  version."description",
  version."changed_on",
  version."valid_from",
  version."is_deleted"
from "shop"."items" as version
where not exists (select 1 from "stepshift"."journal_shop__items")
union all
select
  version."item_id",
  version."brand",
  version."price",
  version."description",
  version."changed_on",
  version."valid_to",
  true
from "shop"."items" as version
left join "shop"."items" as successor
  on successor."valid_from" = version."valid_to"
  and successor."item_id" = version."item_id"
where
  version."valid_to" < cast('9999-12-31' as date)
  and successor."valid_from" is null
  and not exists (select 1 from "stepshift"."journal_shop__items");

create temp table stepshift_delivered as
select
  staged."item_id",
  staged."brand",
  staged."price",
  staged."description",
  staged."changed_on",
  case
    when staged."stepshift_rank" = 1 and gone."stepshift_last" >= staged."changed_on" then cast('2026-01-01' as date)
    else staged."changed_on"
  end as "stepshift_effective",
  false as "stepshift_gone"
from (
  select
    "item_id",
    "brand",
    "price",
    "description",
    "changed_on",
    row_number() over (partition by "item_id" order by "changed_on" desc) as "stepshift_rank"
  from "shop_staging"."shop__items"
) as staged
left join (
  select "item_id", max("stepshift_effective") as "stepshift_last"
  from "stepshift"."journal_shop__items"
  where "stepshift_gone" and "stepshift_effective" <= cast('2026-01-01' as date)
  group by "item_id"
) as gone
  on gone."item_id" = staged."item_id";

insert into stepshift_delivered
select
  known."item_id",
  known."brand",
  known."price",
  known."description",
  known."changed_on",
  greatest(cast('2026-01-01' as date), entry."stepshift_last"),
  true
from "shop"."items" as known
join (
  select "item_id", max("stepshift_effective") as "stepshift_last"
  from "stepshift"."journal_shop__items"
  group by "item_id"
) as entry
  on entry."item_id" = known."item_id"
left join "shop_staging"."shop__items" as staging
  on staging."item_id" = known."item_id"
where
  known."is_current"
  and not known."is_deleted"
  and staging."item_id" is null
  and not exists (select 1 from "stepshift"."ledger_shop__items" where "run_date" > cast('2026-01-01' as date));

create temp table stepshift_touched as
select distinct
  delivered."item_id"
from stepshift_delivered as delivered
left join "shop"."items" as known
  on known."item_id" = delivered."item_id"
  and known."is_current"
  and not known."is_deleted"
  and known."valid_from" <= delivered."stepshift_effective"
  and (case when known."brand" = delivered."brand" then 1 when known."brand" is null and delivered."brand" is null then 1 else 0 end = 1)
  and (case when known."price" = delivered."price" then 1 when known."price" is null and delivered."price" is null then 1 else 0 end = 1)
  and (case when known."description" = delivered."description" then 1 when known."description" is null and delivered."description" is null then 1 else 0 end = 1)
  and (case when known."changed_on" = delivered."changed_on" then 1 when known."changed_on" is null and delivered."changed_on" is null then 1 else 0 end = 1)
where known."valid_from" is null or delivered."stepshift_gone";

delete from "stepshift"."journal_shop__items"
using stepshift_delivered as delivered
where
  "stepshift"."journal_shop__items"."item_id" = delivered."item_id"
  and "stepshift"."journal_shop__items"."stepshift_effective" = delivered."stepshift_effective"
  and (
    "stepshift"."journal_shop__items"."stepshift_gone" <> delivered."stepshift_gone"
    or not (case when "stepshift"."journal_shop__items"."brand" = delivered."brand" then 1 when "stepshift"."journal_shop__items"."brand" is null and delivered."brand" is null then 1 else 0 end = 1)
    or not (case when "stepshift"."journal_shop__items"."price" = delivered."price" then 1 when "stepshift"."journal_shop__items"."price" is null and delivered."price" is null then 1 else 0 end = 1)
    or not (case when "stepshift"."journal_shop__items"."description" = delivered."description" then 1 when "stepshift"."journal_shop__items"."description" is null and delivered."description" is null then 1 else 0 end = 1)
    or not (case when "stepshift"."journal_shop__items"."changed_on" = delivered."changed_on" then 1 when "stepshift"."journal_shop__items"."changed_on" is null and delivered."changed_on" is null then 1 else 0 end = 1)
  );

insert into "stepshift"."journal_shop__items" (
  "item_id",
  "brand",
  "price",
  "description",
  "changed_on",
  "stepshift_effective", "stepshift_gone"
)
select
  delivered."item_id",
  delivered."brand",
  delivered."price",
  delivered."description",
  delivered."changed_on",
  delivered."stepshift_effective", delivered."stepshift_gone"
from stepshift_delivered as delivered
left join "stepshift"."journal_shop__items" as noted
  on noted."stepshift_effective" = delivered."stepshift_effective"
  and noted."item_id" = delivered."item_id"
where noted."stepshift_effective" is null;

create temp table stepshift_entries as
select
  journal."item_id",
  journal."brand",
  journal."price",
  journal."description",
  journal."changed_on",
  journal."stepshift_effective",
  journal."stepshift_gone",
  lag(journal."brand") over (
    partition by journal."item_id" order by journal."stepshift_effective"
  ) as "stepshift_before_1",
  lag(journal."price") over (
    partition by journal."item_id" order by journal."stepshift_effective"
  ) as "stepshift_before_2",
  lag(journal."stepshift_gone") over (
    partition by journal."item_id" order by journal."stepshift_effective"
  ) as "stepshift_gone_before"
from "stepshift"."journal_shop__items" as journal
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
          and (case when "brand" = "stepshift_before_1" then 1 when "brand" is null and "stepshift_before_1" is null then 1 else 0 end = 1)
          and (case when "price" = "stepshift_before_2" then 1 when "price" is null and "stepshift_before_2" is null then 1 else 0 end = 1)
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
    case
      when "stepshift_gone"
        then lag("brand") over (partition by "item_id" order by "stepshift_first")
      else "brand"
    end as "brand",
    case
      when "stepshift_gone"
        then lag("price") over (partition by "item_id" order by "stepshift_first")
      else "price"
    end as "price",
    case
      when "stepshift_gone"
        then lag("description") over (partition by "item_id" order by "stepshift_first")
      else "description"
    end as "description",
    case
      when "stepshift_gone"
        then lag("changed_on") over (partition by "item_id" order by "stepshift_first")
      else "changed_on"
    end as "changed_on",
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
select "item_id", "brand", "price", "description", "changed_on", "stepshift_first", "stepshift_next", "stepshift_gone"
from bordered
where not ("stepshift_gone" and "stepshift_version" = 1);

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
  left join "shop"."items" as known
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
  from "shop"."items"
) as numbers
where numbered."stepshift_rank" = 1;

delete from "shop"."items"
using stepshift_touched as touched
where "shop"."items"."item_id" = touched."item_id";

insert into "shop"."items" (
  "item_id",
  "brand",
  "price",
  "description",
  "changed_on",
  "valid_from", "valid_to", "is_current", "is_deleted", "item_sk"
)
select
  version."item_id",
  version."brand",
  version."price",
  version."description",
  version."changed_on",
  version."stepshift_first",
  version."stepshift_next",
  case when version."stepshift_next" = cast('9999-12-31' as date) then true else false end,
  version."stepshift_gone",
  numbers."item_sk"
from stepshift_versions as version
join stepshift_numbers as numbers
  on numbers."stepshift_first" = version."stepshift_first"
  and numbers."item_id" = version."item_id";

insert into "stepshift"."ledger_shop__items" (
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
  '464e2d45c0384fac6260e9b33f5a0c6307ba03d6fea56d3b93108f2089143259',
  'run-1',
  cast('2026-01-01' as date),
  'local',
  'scd2',
  1,
  77,
  staged.row_count,
  greatest(getdate(), dateadd(microsecond, 1, was.loaded_at)),
  ',item_id,brand,price,description,changed_on,',
  ',' ||
  decode(staged.c0, 0, decode(strpos(was.never_filled, ',brand,') + decode(strpos(was.names, ',brand,'), 0, 1, 0), 0, '', 'brand,'), '') ||
  decode(staged.c1, 0, decode(strpos(was.never_filled, ',price,') + decode(strpos(was.names, ',price,'), 0, 1, 0), 0, '', 'price,'), '') ||
  decode(staged.c2, 0, decode(strpos(was.never_filled, ',description,') + decode(strpos(was.names, ',description,'), 0, 1, 0), 0, '', 'description,'), '')
from (
  select
    count("brand") c0,
    count("price") c1,
    count("description") c2,
    count(*) as row_count
  from "shop_staging"."shop__items"
) as staged
cross join (
  select
    max("loaded_at") as loaded_at,
    coalesce(max("columns"), '') as names,
    coalesce(max("never_filled"), '') as never_filled
  from "stepshift"."ledger_shop__items"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__items")
) as was
where not exists (
  select 1
  from "stepshift"."ledger_shop__items"
  where "load_key" = '464e2d45c0384fac6260e9b33f5a0c6307ba03d6fea56d3b93108f2089143259'
);
