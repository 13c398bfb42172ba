-- rows of statement 2, timeout 600 s

set query_group to 'local/sales/store_sales_delivered/validate_target';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_sales__store_sales_delivered"
      where "load_key" = '769785ee0390dfc55ba6506d77189b71e544912040ab4f63348becbff6a9b32c'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
  union all
  select
    2 as ordinal,
    cast('a_line_keeps_its_day' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select count(*) from (
  select ticket_id, line_number from "sales"."store_sales_delivered"
  group by ticket_id, line_number having min(sold_date) <> max(sold_date)
) as moved
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
