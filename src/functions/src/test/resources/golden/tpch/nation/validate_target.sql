-- rows of statement 2, timeout 600 s

set query_group to 'local/tpch/nation/validate_target';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_tpch__nation"
      where "load_key" = '59d80f2a788fcf4d5bd2c3d9ebda173cbef9ca1ea743c97047445105acabc4c6'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
