-- rows of statement 4, timeout 900 s

set query_group to 'local/shop/arrivals/validate_target';

set statement_timeout to 855000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

select name, severity, observed, minimum, maximum, cast('87f5a81a524176ee17dd539f665d3bac38868e2e7935451fd0ff290489206a07' as varchar(64)) as claim, cast((select max("run_date") from "stepshift"."ledger_shop__arrivals" where "load_key" = '87f5a81a524176ee17dd539f665d3bac38868e2e7935451fd0ff290489206a07') as varchar(10)) as run_date
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_shop__arrivals"
      where "load_key" = '87f5a81a524176ee17dd539f665d3bac38868e2e7935451fd0ff290489206a07'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
  union all
  select
    2,
    cast('appended_rows' as varchar(256)),
    cast('warn' as varchar(8)),
    cast((
      select sum("rows")
      from "stepshift"."ledger_shop__arrivals"
      where "load_key" = '87f5a81a524176ee17dd539f665d3bac38868e2e7935451fd0ff290489206a07' and "run_id" = 'run-1'
    ) as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as decimal(38, 6))
) as checks
order by ordinal;
