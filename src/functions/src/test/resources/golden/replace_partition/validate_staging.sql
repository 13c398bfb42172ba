-- rows of statement 7, timeout 900 s

set query_group to 'local/shop/visits/validate_staging';

set statement_timeout to 855000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

create table if not exists "stepshift"."failed_rows_shop__visits" (
  "validation" varchar(256) not null,
  "step" varchar(32) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "failed_row" varchar(4000) not null
)
diststyle auto;

delete from "stepshift"."failed_rows_shop__visits"
where
  ("run_id" = 'run-1' and "step" = 'validate_staging')
  or "run_date" < cast('2025-12-02' as date);

insert into "stepshift"."failed_rows_shop__visits" ("validation", "step", "run_id", "run_date", "failed_row")
select
  cast('partition_not_null' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('day=' || coalesce(cast(failed."day" as varchar(200)), 'NULL') || ', shop=' || coalesce(cast(failed."shop" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "shop_staging"."shop__visits" as failed
        where failed."day" is null or failed."shop" is null
  limit 10
) as failed_1;

select name, severity, observed, minimum, maximum, detail, case when last_row > first_row then first_row || ' | ' || last_row else first_row end as sample, cast('f24a982d8c3060ba43919fd807bbcfb7fae288d6828113ef7c3bccfebfd03dea' as varchar(64)) as sources
from (
  select
    1 as ordinal,
    cast('partition_not_null' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "shop_staging"."shop__visits"
      where "day" is null or "shop" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum,
    cast(null as varchar(4000)) as detail
  union all
  select
    2,
    cast('deleted_percent' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select coalesce(100.0 * greatest(deleted.row_count, 0) / nullif(present.row_count, 0), 0)
      from (
        select count(*) as row_count
        from "shop"."visits"
        where not exists (
  select 1
  from "stepshift"."ledger_shop__visits"
  where
    "load_key" = 'f24a982d8c3060ba43919fd807bbcfb7fae288d6828113ef7c3bccfebfd03dea'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_shop__visits" where "run_date" > cast('2026-01-01' as date))
        )
      ) as present
      cross join (
        select replaced.row_count - delivered.row_count as row_count
        from (
          select count(*) as row_count
          from "shop"."visits"
          where ("day", "shop") in (
            select distinct "day", "shop"
            from "shop_staging"."shop__visits"
          )
        ) as replaced
        cross join (select count(*) as row_count from "shop_staging"."shop__visits") as delivered
      ) as deleted
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(12.5 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    3,
    cast('other_stack' as varchar(256)),
    cast('warn' as varchar(8)),
    cast((
      select count(*)
      from "stepshift"."ledger_shop__visits"
      where
        "stack" <> 'local'
        and "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__visits")
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    4,
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
          from "stepshift"."ledger_shop__visits"
          where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__visits")
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
      where strpos(',day,shop,visitors,' || '', ',' || gone.name || ',') = 0
  ) as found
  union all
  select
    5,
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
              decode(n.c0, 0, decode(strpos(known.names, ',day,'), 0, 'day, ', ''), '') ||
              decode(n.c1, 0, decode(strpos(known.names, ',shop,'), 0, 'shop, ', ''), '') ||
              decode(n.c2, 0, decode(strpos(known.names, ',visitors,'), 0, 'visitors, ', ''), '')
          end as detail
        from (
          select
            count("day") c0,
            count("shop") c1,
            count("visitors") c2,
            count(*) as row_count
          from "shop_staging"."shop__visits"
        ) as n
        cross join (
          select coalesce(max("never_filled"), '') as names
          from "stepshift"."ledger_shop__visits"
          where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__visits")
        ) as known
      ) as named
  ) as found
  union all
  select
    6,
    cast('row_count_of_last_load' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select coalesce(100.0 * delivered.row_count / nullif(last_load.row_count, 0), 100)
      from (select count(*) as row_count from "shop_staging"."shop__visits") as delivered
      cross join (
        select max("rows") as row_count
        from "stepshift"."ledger_shop__visits"
        where
          "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__visits")
          and not exists (
  select 1
  from "stepshift"."ledger_shop__visits"
  where
    "load_key" = 'f24a982d8c3060ba43919fd807bbcfb7fae288d6828113ef7c3bccfebfd03dea'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_shop__visits" where "run_date" > cast('2026-01-01' as date))
          )
      ) as last_load
    ) as decimal(38, 6)),
    cast(80 as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    7,
    cast('row_count' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from "shop_staging"."shop__visits"
    ) as decimal(38, 6)),
    cast(1 as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(null as varchar(4000))
) as checks
left join (
  select "validation", min("failed_row") as first_row, max("failed_row") as last_row
  from "stepshift"."failed_rows_shop__visits"
  where "run_id" = 'run-1' and "step" = 'validate_staging'
  group by "validation"
) as kept on kept."validation" = checks.name
order by ordinal;
