-- rows of statement 4, timeout 600 s

set query_group to 'local/tpch/lineitem/validate_target';

set statement_timeout to 570000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

select name, severity, observed, minimum, maximum, cast('96149ad435c4781b946935a4d7b9093d5a7b706f4fc259b7daf1ab0886d1a6ef' as varchar(64)) as delivery, cast((select max("run_date") from "stepshift"."ledger_tpch__lineitem" where "load_key" = '96149ad435c4781b946935a4d7b9093d5a7b706f4fc259b7daf1ab0886d1a6ef') as varchar(10)) as run_date
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_tpch__lineitem"
      where "load_key" = '96149ad435c4781b946935a4d7b9093d5a7b706f4fc259b7daf1ab0886d1a6ef'
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
  from "stepshift"."ledger_tpch__lineitem"
  where
    "load_key" = '96149ad435c4781b946935a4d7b9093d5a7b706f4fc259b7daf1ab0886d1a6ef'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_tpch__lineitem" where "run_date" > cast('2026-01-01' as date))
      ) as older
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6))
  union all
  select
    3,
    cast('row_count_of_orders' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select
        case
          when counted.row_count = other.row_count then 100
          when counted.row_count < other.row_count
            then least(100.0 * counted.row_count / other.row_count, 99.999999)
          when other.row_count > 0
            then greatest(100.0 * counted.row_count / other.row_count, 100.000001)
        end
      from (select count(*) as row_count from "tpch"."lineitem") as counted
      cross join (select count(*) as row_count from "tpch"."orders") as other
    ) as decimal(38, 6)),
    cast(100 as decimal(38, 6)),
    cast(700 as decimal(38, 6))
) as checks
order by ordinal;
