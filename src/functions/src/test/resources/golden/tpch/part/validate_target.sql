-- rows of statement 2, timeout 600 s

set query_group to 'local/tpch/part/validate_target';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_tpch__part"
      where "load_key" = 'eb319f7c1acbec604f47d2d1c80acff2c66053037c4fd0af8fc5a8bf6a0d8d72'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
