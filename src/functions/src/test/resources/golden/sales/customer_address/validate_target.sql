-- rows of statement 2, timeout 600 s

set query_group to 'local/sales/customer_address/validate_target';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_sales__customer_address"
      where "load_key" = 'c11505268665dd54cf9a94bdfd3f5225e85895b1034e6b348e1d6fdbb993df5b'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
