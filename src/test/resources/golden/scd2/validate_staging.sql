-- rows of statement 2, timeout 900 s

set query_group to 'local/shop/items/validate_staging';

set statement_timeout to 855000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('row_count' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "shop_staging"."shop__items"
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
      from "shop_staging"."shop__items"
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
        select "item_id", "changed_on"
        from "shop_staging"."shop__items"
        group by "item_id", "changed_on"
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
        from "shop"."items"
        where "is_current" and not "is_deleted"
      ) as present
      cross join (
        select count(*) as row_count
        from "shop"."items" as known
        left join "shop_staging"."shop__items" as staging
          on staging."item_id" = known."item_id"
        where
          known."is_current"
          and not known."is_deleted"
          and staging."item_id" is null
          and not exists (select 1 from "stepshift"."ledger_shop__items" where "run_date" > cast('2026-01-01' as date))
      ) as deleted
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(10 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
