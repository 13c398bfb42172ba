-- rows of statement 2, timeout 600 s

set query_group to 'local/tpch/partsupp/validate_target';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_tpch__partsupp"
      where "load_key" = '90651fc30ad906f5fd5c40116f751fd27324cecd7759aa6126c67d54c4ebe857'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
