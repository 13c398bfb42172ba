-- rows of statement 4, timeout 900 s

set query_group to 'local/shop/counts/validate_target';

set statement_timeout to 855000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

select name, severity, observed, minimum, maximum, cast('1c367f121f5b9937829dac04d348a1b70f4291eb1925405aa3560a3d3864d7ca' as varchar(64)) as delivery, cast((select max("run_date") from "stepshift"."ledger_shop__counts" where "load_key" = '1c367f121f5b9937829dac04d348a1b70f4291eb1925405aa3560a3d3864d7ca') as varchar(10)) as run_date
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_shop__counts"
      where "load_key" = '1c367f121f5b9937829dac04d348a1b70f4291eb1925405aa3560a3d3864d7ca'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
