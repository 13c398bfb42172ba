-- rows of statement 2, timeout 600 s

set query_group to 'local/sales/store_sales_delivered/validate_staging';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('row_count' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."sales__store_sales_delivered"
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
      from "stepshift_staging"."sales__store_sales_delivered"
      where "ticket_id" is null or "line_number" is null or "revision" is null
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
        select "ticket_id", "line_number", "revision"
        from "stepshift_staging"."sales__store_sales_delivered"
        group by "ticket_id", "line_number", "revision"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    4 as ordinal,
    cast('partition_not_null' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."sales__store_sales_delivered"
      where "delivered_on" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    5 as ordinal,
    cast('deleted_percent' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select coalesce(100.0 * greatest(deleted.row_count, 0) / nullif(present.row_count, 0), 0)
      from (select count(*) as row_count from "sales"."store_sales_delivered") as present
      cross join (
        select replaced.row_count - delivered.row_count as row_count
        from (
          select count(*) as row_count
          from "sales"."store_sales_delivered"
          where ("delivered_on") in (
            select distinct "delivered_on"
            from "stepshift_staging"."sales__store_sales_delivered"
          )
        ) as replaced
        cross join (select count(*) as row_count from "stepshift_staging"."sales__store_sales_delivered") as delivered
      ) as deleted
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(50 as decimal(38, 6)) as maximum
  union all
  select
    6 as ordinal,
    cast('delivered_on_is_the_run_date' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select count(*) from "stepshift_staging"."sales__store_sales_delivered" where delivered_on <> '2026-01-01'
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    7 as ordinal,
    cast('no_future_dates' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select count(*) from "stepshift_staging"."sales__store_sales_delivered" where sold_date > '2026-01-01'
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    8 as ordinal,
    cast('no_negative_sales' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select count(*) from "stepshift_staging"."sales__store_sales_delivered" where quantity < 0 or amount < 0
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    9 as ordinal,
    cast('every_sale_has_an_amount' as varchar(256)) as name,
    cast('warn' as varchar(8)) as severity,
    cast((
select count(*) from "stepshift_staging"."sales__store_sales_delivered" where amount is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
