-- rows of statement 2, timeout 600 s

set query_group to 'local/tpch/fact_yearly_sale/validate_target';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_tpch__fact_yearly_sale"
      where "load_key" = '944036ec3c331c29e8d3a116e5534cce6b91ce6c5d94918b385649af8e62a605'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
  union all
  select
    2 as ordinal,
    cast('seven_years_of_sales' as varchar(256)) as name,
    cast('warn' as varchar(8)) as severity,
    cast((
select count(distinct sale_year) from "tpch"."fact_yearly_sale"
    ) as decimal(38, 6)) as observed,
    cast(7 as decimal(38, 6)) as minimum,
    cast(null as decimal(38, 6)) as maximum
) as checks
order by ordinal;
