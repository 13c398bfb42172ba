-- rows of statement 2, timeout 600 s

set query_group to 'local/sales/date_dim/validate_target';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_sales__date_dim"
      where "load_key" = '0f8c07616d77526f1ad9b5ab87b8fa3d21b75522d63922adea2daf5b432eed80'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
