-- rows of statement 7, timeout 900 s

set query_group to 'local/shop/suppliers/validate_staging';

set statement_timeout to 855000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

create table if not exists "stepshift"."failed_rows_shop__suppliers" (
  "validation" varchar(256) not null,
  "step" varchar(32) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "failed_row" varchar(4000) not null
)
diststyle auto;

delete from "stepshift"."failed_rows_shop__suppliers"
where
  ("run_id" = 'run-1' and "step" = 'validate_staging')
  or "run_date" < cast('2025-12-02' as date);

insert into "stepshift"."failed_rows_shop__suppliers" ("validation", "step", "run_id", "run_date", "failed_row")
select
  cast('key_not_null' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('number=' || coalesce(cast(failed."number" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "shop_staging"."shop__suppliers" as failed
        where failed."number" is null
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
  select cast('number=' || coalesce(cast(failed."number" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "shop_staging"."shop__suppliers" as failed
        join (
          select "number"
          from "shop_staging"."shop__suppliers"
          group by "number"
          having count(*) > 1
        ) as repeated
          on repeated."number" = failed."number"
  limit 10
) as failed_2;

select name, severity, observed, minimum, maximum, detail, case when last_row > first_row then first_row || ' | ' || last_row else first_row end as sample, cast('dd841d001acb8d6cc19a61e425ed89b5a6eff16fe491ecb7427eef9133e6b87d' as varchar(64)) as sources
from (
  select
    1 as ordinal,
    cast('row_count' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "shop_staging"."shop__suppliers"
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
      from "shop_staging"."shop__suppliers"
      where "number" is null
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
        select "number"
        from "shop_staging"."shop__suppliers"
        group by "number"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    4,
    cast('other_stack' as varchar(256)),
    cast('warn' as varchar(8)),
    cast((
      select count(*)
      from "stepshift"."ledger_shop__suppliers"
      where
        "stack" <> 'local'
        and "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__suppliers")
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    5,
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
          from "stepshift"."ledger_shop__suppliers"
          where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__suppliers")
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
      where strpos(',number,name,city,' || '', ',' || gone.name || ',') = 0
  ) as found
  union all
  select
    6,
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
              decode(n.c0, 0, decode(strpos(known.names, ',name,'), 0, 'name, ', ''), '') ||
              decode(n.c1, 0, decode(strpos(known.names, ',city,'), 0, 'city, ', ''), '')
          end as detail
        from (
          select
            count("name") c0,
            count("city") c1,
            count(*) as row_count
          from "shop_staging"."shop__suppliers"
        ) as n
        cross join (
          select coalesce(max("never_filled"), '') as names
          from "stepshift"."ledger_shop__suppliers"
          where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__suppliers")
        ) as known
      ) as named
  ) as found
) as checks
left join (
  select "validation", min("failed_row") as first_row, max("failed_row") as last_row
  from "stepshift"."failed_rows_shop__suppliers"
  where "run_id" = 'run-1' and "step" = 'validate_staging'
  group by "validation"
) as kept on kept."validation" = checks.name
order by ordinal;
