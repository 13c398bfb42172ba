-- rows of statement 5, timeout 600 s

set query_group to 'local/tpch/customer/validate_target';

set statement_timeout to 570000;

create table if not exists "stepshift"."failed_rows_tpch__customer" (
  "validation" varchar(256) not null,
  "step" varchar(32) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "failed_row" varchar(4000) not null
)
diststyle auto;

delete from "stepshift"."failed_rows_tpch__customer"
where
  ("run_id" = 'run-1' and "step" = 'validate_target')
  or "run_date" < cast('2025-12-02' as date);

insert into "stepshift"."failed_rows_tpch__customer" ("validation", "step", "run_id", "run_date", "failed_row")
select
  cast('unique_c_custkey' as varchar(256)),
  cast('validate_target' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('c_custkey=' || coalesce(cast(failed."c_custkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "tpch"."customer" as failed
        join (
          select "c_custkey"
          from "tpch"."customer"
          group by "c_custkey"
          having count(*) > 1
        ) as repeated
          on repeated."c_custkey" = failed."c_custkey"
  limit 10
) as failed_1;

select name, severity, observed, minimum, maximum, case when last_row > first_row then first_row || ' | ' || last_row else first_row end as sample
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
left join (
  select "validation", min("failed_row") as first_row, max("failed_row") as last_row
  from "stepshift"."failed_rows_tpch__customer"
  where "run_id" = 'run-1' and "step" = 'validate_target'
  group by "validation"
) as kept on kept."validation" = checks.name
order by ordinal;
