-- rows of statement 2, timeout 600 s

set query_group to 'local/tpch/supplier/validate_target';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_tpch__supplier"
      where "load_key" = '87e7ae7b6e51c2b0dd7b384e8d52cadb82a5a87539e4562b69bdb7645259d7b7'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
