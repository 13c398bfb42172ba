-- rows of statement 2, timeout 900 s

set query_group to 'local/shop/customers/validate_target';

set statement_timeout to 855000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_shop__customers"
      where "load_key" = '026baeefd0fa4144307bdfbbadeb9f31a35e805bd55ddf21f8d8b3f38312d12d'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
