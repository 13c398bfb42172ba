-- 001 validations
-- rows of statement 4, timeout 900 s

set query_group to 'local/shop/_/validate';

set statement_timeout to 855000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('orders_have_customers' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select count(*) -- orders of nobody
from "shop".orders o left join "shop".customers c on c.customer_id = o.customer_id
where c.customer_id is null and o.ordered_at::date = '2026-01-01'
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    2,
    cast('some_orders' as varchar(256)),
    cast('warn' as varchar(8)),
    cast((
select count(*) from "shop".orders
    ) as decimal(38, 6)),
    cast(1 as decimal(38, 6)),
    cast(null as decimal(38, 6))
) as checks
order by ordinal;
