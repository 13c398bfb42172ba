-- rows of statement 4, timeout 900 s

set query_group to 'local/shop/employees/validate_staging';

set statement_timeout to 855000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

select name, severity, observed, minimum, maximum
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
    cast(null as decimal(38, 6)) as maximum
  union all
  select
    2 as ordinal,
    cast('key_not_null' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "shop_staging"."shop__employees"
      where "company" is null or "number" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    3 as ordinal,
    cast('key_unique' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from (
        select "company", "number"
        from "shop_staging"."shop__employees"
        group by "company", "number"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    4 as ordinal,
    cast('deleted_percent' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
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
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(50 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
