-- rows of statement 5, timeout 600 s

set query_group to 'local/tpch/supplier/validate_staging';

set statement_timeout to 570000;

create table if not exists "stepshift"."failed_rows_tpch__supplier" (
  "validation" varchar(256) not null,
  "step" varchar(32) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "failed_row" varchar(4000) not null
)
diststyle auto;

delete from "stepshift"."failed_rows_tpch__supplier"
where
  ("run_id" = 'run-1' and "step" = 'validate_staging')
  or "run_date" < cast('2025-12-02' as date);

insert into "stepshift"."failed_rows_tpch__supplier" ("validation", "step", "run_id", "run_date", "failed_row")
select
  cast('key_not_null' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('s_suppkey=' || coalesce(cast(failed."s_suppkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__supplier" as failed
        where failed."s_suppkey" is null
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
  select cast('s_suppkey=' || coalesce(cast(failed."s_suppkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__supplier" as failed
        join (
          select "s_suppkey"
          from "stepshift_staging"."tpch__supplier"
          group by "s_suppkey"
          having count(*) > 1
        ) as repeated
          on repeated."s_suppkey" = failed."s_suppkey"
  limit 10
) as failed_2
union all
select
  cast('relationships_s_nationkey' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('s_suppkey=' || coalesce(cast(failed."s_suppkey" as varchar(200)), 'NULL') || ', s_nationkey=' || coalesce(cast(failed."s_nationkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__supplier" as failed
        left join "tpch"."nation" as parent on failed."s_nationkey" = parent."n_nationkey"
        where failed."s_nationkey" is not null and parent."n_nationkey" is null
  limit 10
) as failed_3;

select name, severity, observed, minimum, maximum, case when last_row > first_row then first_row || ' | ' || last_row else first_row end as sample
from (
  select
    1 as ordinal,
    cast('key_not_null' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__supplier"
      where "s_suppkey" is null
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
        select "s_suppkey"
        from "stepshift_staging"."tpch__supplier"
        group by "s_suppkey"
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
  from "stepshift"."ledger_tpch__supplier"
  where
    "load_key" = '87e7ae7b6e51c2b0dd7b384e8d52cadb82a5a87539e4562b69bdb7645259d7b7'
    and exists (select 1 from "stepshift"."ledger_tpch__supplier" where "run_date" > cast('2026-01-01' as date))
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
      from "stepshift_staging"."tpch__supplier"
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(null as decimal(38, 6)) as maximum
  union all
  select
    5 as ordinal,
    cast('relationships_s_nationkey' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__supplier" as child
      left join "tpch"."nation" as parent on child."s_nationkey" = parent."n_nationkey"
      where child."s_nationkey" is not null and parent."n_nationkey" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
left join (
  select "validation", min("failed_row") as first_row, max("failed_row") as last_row
  from "stepshift"."failed_rows_tpch__supplier"
  where "run_id" = 'run-1' and "step" = 'validate_staging'
  group by "validation"
) as kept on kept."validation" = checks.name
order by ordinal;
