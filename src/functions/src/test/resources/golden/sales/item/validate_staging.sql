-- rows of statement 7, timeout 600 s

set query_group to 'local/sales/item/validate_staging';

set statement_timeout to 570000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

create table if not exists "stepshift"."failed_rows_sales__item" (
  "validation" varchar(256) not null,
  "step" varchar(32) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "failed_row" varchar(4000) not null
)
diststyle auto;

delete from "stepshift"."failed_rows_sales__item"
where
  ("run_id" = 'run-1' and "step" = 'validate_staging')
  or "run_date" < cast('2025-12-02' as date);

insert into "stepshift"."failed_rows_sales__item" ("validation", "step", "run_id", "run_date", "failed_row")
select
  cast('key_not_null' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('item_id=' || coalesce(cast(failed."item_id" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."sales__item" as failed
        where failed."item_id" is null
  limit 10
) as failed_1
union all
select
  cast('key_unique' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('item_id=' || coalesce(cast(failed."item_id" as varchar(200)), 'NULL') || ', price_from=' || coalesce(cast(failed."price_from" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."sales__item" as failed
        join (
          select "item_id", "price_from"
          from "stepshift_staging"."sales__item"
          group by "item_id", "price_from"
          having count(*) > 1
        ) as repeated
          on repeated."item_id" = failed."item_id" and repeated."price_from" = failed."price_from"
  limit 10
) as failed_2;

select name, severity, observed, minimum, maximum, detail, case when last_row > first_row then first_row || ' | ' || last_row else first_row end as sample, cast('7fdda6a4a7b3930582214444e8e427b23b9d8d1e9ec1117782324a19839ad272' as varchar(64)) as sources
from (
  select
    1 as ordinal,
    cast('row_count' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."sales__item"
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(null as decimal(38, 6)) as maximum,
    cast(null as varchar(4000)) as detail
  union all
  select
    2,
    cast('key_not_null' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from "stepshift_staging"."sales__item"
      where "item_id" is null
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    3,
    cast('key_unique' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from (
        select "item_id", "price_from"
        from "stepshift_staging"."sales__item"
        group by "item_id", "price_from"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    4,
    cast('deleted_percent' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select coalesce(100.0 * greatest(deleted.row_count, 0) / nullif(present.row_count, 0), 0)
      from (
        select count(*) as row_count
        from "sales"."item"
        where "is_current"
      ) as present
      cross join (
        select count(*) as row_count
        from "sales"."item" as known
        left join "stepshift_staging"."sales__item" as staging on staging."item_id" = known."item_id"
        where
          known."is_current"
          and staging."item_id" is null
          and not exists (select 1 from "stepshift"."ledger_sales__item" where "run_date" > cast('2026-01-01' as date))
      ) as deleted
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(50 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    5,
    cast('other_stack' as varchar(256)),
    cast('warn' as varchar(8)),
    cast((
      select count(*)
      from "stepshift"."ledger_sales__item"
      where
        "stack" <> 'local'
        and "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_sales__item")
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    6,
    cast('cut_values' as varchar(256)),
    cast('error' as varchar(8)),
    cast(found.observed as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(found.detail as varchar(4000))
  from (
      select
        counted.row_count as observed,
        coalesce('price: ' || cast(counted.c0 as varchar(64)) || ', ', '')
        as detail
      from (
        select
          min(case when "price" <> round("price", 2) then "price" end) as c0,
          count(
            case when "price" <> round("price", 2) then 1 end
          ) as row_count
        from "stepshift_staging"."sales__item"
      ) as counted
  ) as found
  union all
  select
    7,
    cast('columns_gone' as varchar(256)),
    cast('warn' as varchar(8)),
    cast(found.observed as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(found.detail as varchar(4000))
  from (
      select count(*) as observed, listagg(gone.name, ', ') within group (order by gone.name) as detail
      from (
        select split_part(was.names, ',', 1 + place.number) as name
        from (
          select coalesce(max("columns"), '') as names
          from "stepshift"."ledger_sales__item"
          where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_sales__item")
        ) as was
        join (
          select 1 + ones.digit + 10 * tens.digit + 100 * hundreds.digit + 1000 * thousands.digit as number
          from (
            select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
            union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
          ) as ones
          cross join (
            select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
            union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
          ) as tens
          cross join (
            select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
            union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
          ) as hundreds
          cross join (
            select 0 as digit union all select 1
          ) as thousands
        ) as place
          on place.number < length(was.names) - length(replace(was.names, ',', ''))
      ) as gone
      where strpos(',item_id,name,category,price,price_from,' || '', ',' || gone.name || ',') = 0
  ) as found
  union all
  select
    8,
    cast('empty_columns' as varchar(256)),
    cast('warn' as varchar(8)),
    cast(found.observed as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(found.detail as varchar(4000))
  from (
      select length(detail) - length(replace(detail, ',', '')) as observed, detail
      from (
        select
          case
            when n.row_count = 0 then ''
            else
              decode(n.c0, 0, decode(strpos(known.names, ',price,'), 0, 'price, ', ''), '')
          end as detail
        from (
          select
            count("price") c0,
            count(*) as row_count
          from "stepshift_staging"."sales__item"
        ) as n
        cross join (
          select coalesce(max("never_filled"), '') as names
          from "stepshift"."ledger_sales__item"
          where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_sales__item")
        ) as known
      ) as named
  ) as found
  union all
  select
    9,
    cast('prices_are_positive' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
select count(*) from "stepshift_staging"."sales__item" where price <= 0
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    10,
    cast('every_item_has_a_price' as varchar(256)),
    cast('warn' as varchar(8)),
    cast((
select count(*) from "stepshift_staging"."sales__item" where price is null
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
) as checks
left join (
  select "validation", min("failed_row") as first_row, max("failed_row") as last_row
  from "stepshift"."failed_rows_sales__item"
  where "run_id" = 'run-1' and "step" = 'validate_staging'
  group by "validation"
) as kept on kept."validation" = checks.name
order by ordinal;
