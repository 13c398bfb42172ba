-- rows of statement 2, timeout 600 s

set query_group to 'local/sales/item/validate_staging';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
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
    cast(null as decimal(38, 6)) as maximum
  union all
  select
    2 as ordinal,
    cast('key_not_null' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."sales__item"
      where "item_id" is null
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
        select "item_id", "price_from"
        from "stepshift_staging"."sales__item"
        group by "item_id", "price_from"
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
        from "sales"."item"
        where "is_current"
      ) as present
      cross join (
        select count(*) as row_count
        from "sales"."item" as known
        left join "stepshift_staging"."sales__item" as staging
          on staging."item_id" = known."item_id"
        where
          known."is_current"
          and staging."item_id" is null
          and not exists (select 1 from "stepshift"."ledger_sales__item" where "run_date" > cast('2026-01-01' as date))
      ) as deleted
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(50 as decimal(38, 6)) as maximum
  union all
  select
    5 as ordinal,
    cast('prices_are_positive' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select count(*) from "stepshift_staging"."sales__item" where price <= 0
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    6 as ordinal,
    cast('every_item_has_a_price' as varchar(256)) as name,
    cast('warn' as varchar(8)) as severity,
    cast((
select count(*) from "stepshift_staging"."sales__item" where price is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
