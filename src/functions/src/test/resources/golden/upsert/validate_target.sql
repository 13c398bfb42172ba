-- rows of statement 4, timeout 900 s

set query_group to 'local/shop/orders/validate_target';

set statement_timeout to 855000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

select name, severity, observed, minimum, maximum, cast('3d2850084802b4a7477f3660822cd29c0adee700dfa0c201436d0f00c86d0fa1' as varchar(64)) as delivery, cast((select max("run_date") from "stepshift"."ledger_shop__orders" where "load_key" = '3d2850084802b4a7477f3660822cd29c0adee700dfa0c201436d0f00c86d0fa1') as varchar(10)) as run_date
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_shop__orders"
      where "load_key" = '3d2850084802b4a7477f3660822cd29c0adee700dfa0c201436d0f00c86d0fa1'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
  union all
  select
    2,
    cast('older_delivery' as varchar(256)),
    cast('warn' as varchar(8)),
    cast((
      select count(*)
      from (
  select 1
  from "stepshift"."ledger_shop__orders"
  where
    "load_key" = '3d2850084802b4a7477f3660822cd29c0adee700dfa0c201436d0f00c86d0fa1'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_shop__orders" where "run_date" > cast('2026-01-01' as date))
      ) as older
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6))
  union all
  select
    3,
    cast('row_count' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from "shop"."orders"
    ) as decimal(38, 6)),
    cast(1 as decimal(38, 6)),
    cast(null as decimal(38, 6))
  union all
  select
    4,
    cast('row_count_of_customers' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select
        case
          when counted.row_count = other.row_count then 100
          when counted.row_count < other.row_count
            then least(100.0 * counted.row_count / other.row_count, 99.999999)
          when other.row_count > 0
            then greatest(100.0 * counted.row_count / other.row_count, 100.000001)
        end
      from (select count(*) as row_count from "shop"."orders") as counted
      cross join (select count(*) as row_count from "shop"."customers") as other
    ) as decimal(38, 6)),
    cast(50 as decimal(38, 6)),
    cast(100 as decimal(38, 6))
  union all
  select
    5,
    cast('target_keeps_staging' as varchar(256)),
    cast('warn' as varchar(8)),
    cast((
select count(*) from "shop_staging"."shop__orders" s join "shop"."orders" t on t.order_id = s.order_id
    ) as decimal(38, 6)),
    cast(1 as decimal(38, 6)),
    cast(null as decimal(38, 6))
) as checks
order by ordinal;
