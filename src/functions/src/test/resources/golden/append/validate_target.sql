-- rows of statement 4, timeout 900 s

set query_group to 'local/shop/events/validate_target';

set statement_timeout to 855000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

select name, severity, observed, minimum, maximum, cast('425380052e0385a81e309e06fbcf265a581c0439699ffc266a7cf176bd58d00f' as varchar(64)) as delivery, cast((select max("run_date") from "stepshift"."ledger_shop__events" where "load_key" = '425380052e0385a81e309e06fbcf265a581c0439699ffc266a7cf176bd58d00f') as varchar(10)) as run_date
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_shop__events"
      where "load_key" = '425380052e0385a81e309e06fbcf265a581c0439699ffc266a7cf176bd58d00f'
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
      from "stepshift"."ledger_shop__events"
      where "load_key" = '425380052e0385a81e309e06fbcf265a581c0439699ffc266a7cf176bd58d00f' and "run_id" = 'run-1'
    ) as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as decimal(38, 6))
) as checks
order by ordinal;
