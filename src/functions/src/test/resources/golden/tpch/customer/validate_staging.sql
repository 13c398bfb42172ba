-- rows of statement 5, timeout 600 s

set query_group to 'local/tpch/customer/validate_staging';

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
  ("run_id" = 'run-1' and "step" = 'validate_staging')
  or "run_date" < cast('2025-12-02' as date);

insert into "stepshift"."failed_rows_tpch__customer" ("validation", "step", "run_id", "run_date", "failed_row")
select
  cast('key_not_null' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('c_custkey=' || coalesce(cast(failed."c_custkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__customer" as failed
        where failed."c_custkey" is null
  limit 10
) as failed_1
union all
select
  cast('key_unique' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('c_custkey=' || coalesce(cast(failed."c_custkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__customer" as failed
        join (
          select "c_custkey"
          from "stepshift_staging"."tpch__customer"
          group by "c_custkey"
          having count(*) > 1
        ) as repeated
          on repeated."c_custkey" = failed."c_custkey"
  limit 10
) as failed_2
union all
select
  cast('not_null_c_address' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('c_custkey=' || coalesce(cast(failed."c_custkey" as varchar(200)), 'NULL') || ', c_address=' || coalesce(cast(failed."c_address" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__customer" as failed
        where failed."c_address" is null
  limit 10
) as failed_3
union all
select
  cast('not_null_c_phone' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('c_custkey=' || coalesce(cast(failed."c_custkey" as varchar(200)), 'NULL') || ', c_phone=' || coalesce(cast(failed."c_phone" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__customer" as failed
        where failed."c_phone" is null
  limit 10
) as failed_4
union all
select
  cast('accepted_values_c_mktsegment' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('c_custkey=' || coalesce(cast(failed."c_custkey" as varchar(200)), 'NULL') || ', c_mktsegment=' || coalesce(cast(failed."c_mktsegment" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__customer" as failed
        where failed."c_mktsegment" not in ('AUTOMOBILE', 'BUILDING', 'FURNITURE', 'HOUSEHOLD', 'MACHINERY')
  limit 10
) as failed_5
union all
select
  cast('relationships_c_nationkey' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('c_custkey=' || coalesce(cast(failed."c_custkey" as varchar(200)), 'NULL') || ', c_nationkey=' || coalesce(cast(failed."c_nationkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__customer" as failed
        left join "tpch"."nation" as parent on failed."c_nationkey" = parent."n_nationkey"
        where failed."c_nationkey" is not null and parent."n_nationkey" is null
  limit 10
) as failed_6;

select name, severity, observed, minimum, maximum, case when last_row > first_row then first_row || ' | ' || last_row else first_row end as sample
from (
  select
    1 as ordinal,
    cast('key_not_null' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__customer"
      where "c_custkey" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    2 as ordinal,
    cast('key_unique' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from (
        select "c_custkey"
        from "stepshift_staging"."tpch__customer"
        group by "c_custkey"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    3 as ordinal,
    cast('older_delivery' as varchar(256)) as name,
    cast('warn' as varchar(8)) as severity,
    cast((
      select count(*)
      from (
  select 1
  from "stepshift"."ledger_tpch__customer"
  where
    "load_key" = '84c4c99f34c0c02e636e2da44b44abb50541bc7b13cf0192875e3f6b36614970'
    and exists (select 1 from "stepshift"."ledger_tpch__customer" where "run_date" > cast('2026-01-01' as date))
      ) as older
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    4 as ordinal,
    cast('row_count' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__customer"
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(null as decimal(38, 6)) as maximum
  union all
  select
    5 as ordinal,
    cast('not_null_c_address' as varchar(256)) as name,
    cast('warn' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__customer"
      where "c_address" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    6 as ordinal,
    cast('not_null_c_phone' as varchar(256)) as name,
    cast('warn' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__customer"
      where "c_phone" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    7 as ordinal,
    cast('accepted_values_c_mktsegment' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__customer"
      where "c_mktsegment" not in ('AUTOMOBILE', 'BUILDING', 'FURNITURE', 'HOUSEHOLD', 'MACHINERY')
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    8 as ordinal,
    cast('relationships_c_nationkey' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__customer" as child
      left join "tpch"."nation" as parent on child."c_nationkey" = parent."n_nationkey"
      where child."c_nationkey" is not null and parent."n_nationkey" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
left join (
  select "validation", min("failed_row") as first_row, max("failed_row") as last_row
  from "stepshift"."failed_rows_tpch__customer"
  where "run_id" = 'run-1' and "step" = 'validate_staging'
  group by "validation"
) as kept on kept."validation" = checks.name
order by ordinal;
