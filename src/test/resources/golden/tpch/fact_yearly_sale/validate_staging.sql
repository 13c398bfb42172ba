-- rows of statement 2, timeout 600 s

set query_group to 'local/tpch/fact_yearly_sale/validate_staging';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('row_count' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__fact_yearly_sale"
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
      from "stepshift_staging"."tpch__fact_yearly_sale"
      where "sale_year" is null or "supplier_nation" is null or "customer_nation" is null
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
        select "sale_year", "supplier_nation", "customer_nation"
        from "stepshift_staging"."tpch__fact_yearly_sale"
        group by "sale_year", "supplier_nation", "customer_nation"
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
      from (select count(*) as row_count from "tpch"."fact_yearly_sale") as present
      cross join (
        select present.row_count - delivered.row_count as row_count
        from (select count(*) as row_count from "tpch"."fact_yearly_sale") as present
        cross join (select count(*) as row_count from "stepshift_staging"."tpch__fact_yearly_sale") as delivered
      ) as deleted
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(50 as decimal(38, 6)) as maximum
  union all
  select
    5 as ordinal,
    cast('every_line_item_is_counted' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select (select sum(line_items) from "stepshift_staging"."tpch__fact_yearly_sale") - (select count(*) from "tpch".lineitem)
    ) as decimal(38, 6)) as observed,
    cast(0 as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    6 as ordinal,
    cast('revenue_is_that_of_lineitem' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select (select sum(revenue) from "stepshift_staging"."tpch__fact_yearly_sale") - (select sum(l_extendedprice * (1 - l_discount)) from "tpch".lineitem)
    ) as decimal(38, 6)) as observed,
    cast(0 as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
