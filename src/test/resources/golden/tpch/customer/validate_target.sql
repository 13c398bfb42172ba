-- rows of statement 2, timeout 600 s

set query_group to 'local/tpch/customer/validate_target';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_tpch__customer"
      where "load_key" = '84c4c99f34c0c02e636e2da44b44abb50541bc7b13cf0192875e3f6b36614970'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
  union all
  select
    2 as ordinal,
    cast('unique_c_custkey' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from (
        select "c_custkey"
        from "tpch"."customer"
        group by "c_custkey"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
