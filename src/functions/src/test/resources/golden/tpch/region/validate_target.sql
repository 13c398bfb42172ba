-- rows of statement 2, timeout 600 s

set query_group to 'local/tpch/region/validate_target';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_tpch__region"
      where "load_key" = 'bbe35b7d755c3038120d34f7feb3cbfacada1b60f8d307cc208e552dfd2f232f'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
