-- rows of statement 4, timeout 900 s

set query_group to 'local/shop/employees/validate_target';

set statement_timeout to 855000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

select name, severity, observed, minimum, maximum, cast('a08be45972e39243077328632b93a1de415bed1e6bd80a69bbf23c4fc18e0d25' as varchar(64)) as delivery, cast((select max("run_date") from "stepshift"."ledger_shop__employees" where "load_key" = 'a08be45972e39243077328632b93a1de415bed1e6bd80a69bbf23c4fc18e0d25') as varchar(10)) as run_date
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_shop__employees"
      where "load_key" = 'a08be45972e39243077328632b93a1de415bed1e6bd80a69bbf23c4fc18e0d25'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
  union all
  select
    2,
    cast('older_delivery' as varchar(256)),
    cast('warn' as varchar(8)),
    cast((
      select count(*)
      from (
  select 1
  from "stepshift"."ledger_shop__employees"
  where
    "load_key" = 'a08be45972e39243077328632b93a1de415bed1e6bd80a69bbf23c4fc18e0d25'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_shop__employees" where "run_date" > cast('2026-01-01' as date))
      ) as older
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6))
) as checks
order by ordinal;
