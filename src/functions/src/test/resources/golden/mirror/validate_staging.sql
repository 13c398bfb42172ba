-- rows of statement 4, timeout 900 s

set query_group to 'local/shop/employees/validate_staging';

set statement_timeout to 855000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

select name, severity, observed, minimum, maximum, detail, cast('a08be45972e39243077328632b93a1de415bed1e6bd80a69bbf23c4fc18e0d25' as varchar(64)) as sources
from (
  select
    1 as ordinal,
    cast('row_count' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "shop_staging"."shop__employees"
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
      from "shop_staging"."shop__employees"
      where "company" is null or "number" is null
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
        select "company", "number"
        from "shop_staging"."shop__employees"
        group by "company", "number"
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
        from "shop"."employees"
        where not exists (
  select 1
  from "stepshift"."ledger_shop__employees"
  where
    "load_key" = 'a08be45972e39243077328632b93a1de415bed1e6bd80a69bbf23c4fc18e0d25'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_shop__employees" where "run_date" > cast('2026-01-01' as date))
        )
      ) as present
      cross join (
        select count(*) as row_count
        from "shop"."employees"
        left join "shop_staging"."shop__employees" as staging on staging."company" = "shop"."employees"."company" and staging."number" = "shop"."employees"."number"
        where staging."company" is null and staging."number" is null
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
      from "stepshift"."ledger_shop__employees"
      where
        "stack" <> 'local'
        and "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__employees")
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    6,
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
          from "stepshift"."ledger_shop__employees"
          where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__employees")
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
      where strpos(',company,number,name,' || '', ',' || gone.name || ',') = 0
  ) as found
  union all
  select
    7,
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
              decode(n.c0, 0, decode(strpos(known.names, ',name,'), 0, 'name, ', ''), '')
          end as detail
        from (
          select
            count("name") c0,
            count(*) as row_count
          from "shop_staging"."shop__employees"
        ) as n
        cross join (
          select coalesce(max("never_filled"), '') as names
          from "stepshift"."ledger_shop__employees"
          where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__employees")
        ) as known
      ) as named
  ) as found
) as checks
order by ordinal;
