-- rows of statement 2, timeout 900 s

set query_group to 'local/shop/orders/validate_staging';

set statement_timeout to 855000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('key_not_null' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "shop_staging"."shop__orders"
      where "order_id" is null or "line" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    2 as ordinal,
    cast('key_unique' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from (
        select "order_id", "line"
        from "shop_staging"."shop__orders"
        group by "order_id", "line"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    3 as ordinal,
    cast('row_count' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "shop_staging"."shop__orders"
    ) as decimal(38, 6)) as observed,
    cast(2 as decimal(38, 6)) as minimum,
    cast(1000000 as decimal(38, 6)) as maximum
  union all
  select
    4 as ordinal,
    cast('not_null_customer_id' as varchar(256)) as name,
    cast('warn' as varchar(8)) as severity,
    cast((
      select count(*)
      from "shop_staging"."shop__orders"
      where "customer_id" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    5 as ordinal,
    cast('not_null_status' as varchar(256)) as name,
    cast('warn' as varchar(8)) as severity,
    cast((
      select count(*)
      from "shop_staging"."shop__orders"
      where "status" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    6 as ordinal,
    cast('unique_order_id_line' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from (
        select "order_id", "line"
        from "shop_staging"."shop__orders"
        group by "order_id", "line"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    7 as ordinal,
    cast('accepted_values_status' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "shop_staging"."shop__orders"
      where "status" not in ('O', 'it''s', 'back\\slash')
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    8 as ordinal,
    cast('relationships_customer_id' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "shop_staging"."shop__orders" as child
      left join "shop"."customers" as parent on child."customer_id" = parent."customer_id"
      where child."customer_id" is not null and parent."customer_id" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    9 as ordinal,
    cast('most_customers_known' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select coalesce(
        100.0 * sum(case when parent."customer_id" is null then 1 else 0 end) / nullif(count(*), 0), 0
      )
      from "shop_staging"."shop__orders" as child
      left join "shop"."customers" as parent on child."customer_id" = parent."customer_id"
      where child."customer_id" is not null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0.1 as decimal(38, 6)) as maximum
  union all
  select
    10 as ordinal,
    cast('freshness_ordered_at' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select datediff(second, max("ordered_at"), dateadd(day, 1, cast('2026-01-01' as timestamp))) / 3600.0
      from "shop_staging"."shop__orders"
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(48 as decimal(38, 6)) as maximum
  union all
  select
    11 as ordinal,
    cast('between_price' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "shop_staging"."shop__orders"
      where "price" < '0' or "price" > '9999.99'
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    12 as ordinal,
    cast('sum_price' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select coalesce(sum("price"), 0)
      from "shop_staging"."shop__orders"
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(null as decimal(38, 6)) as maximum
  union all
  select
    13 as ordinal,
    cast('open_orders_are_dated' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "shop_staging"."shop__orders"
      where not (
        status <> 'O' or ordered_at::date <= '2026-01-01'
      )
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(10 as decimal(38, 6)) as maximum
  union all
  select
    14 as ordinal,
    cast('no_negative_price' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select count(*) -- lines with a price below zero; none is fine
from "shop_staging"."shop__orders"
where price < 0 and ordered_at::date = '2026-01-01'
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0.5 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
