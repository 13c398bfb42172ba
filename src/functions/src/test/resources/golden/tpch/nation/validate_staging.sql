-- rows of statement 5, timeout 600 s

set query_group to 'local/tpch/nation/validate_staging';

set statement_timeout to 570000;

create table if not exists "stepshift"."failed_rows_tpch__nation" (
  "validation" varchar(256) not null,
  "step" varchar(32) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "failed_row" varchar(4000) not null
)
diststyle auto;

delete from "stepshift"."failed_rows_tpch__nation"
where
  ("run_id" = 'run-1' and "step" = 'validate_staging')
  or "run_date" < cast('2025-12-02' as date);

insert into "stepshift"."failed_rows_tpch__nation" ("validation", "step", "run_id", "run_date", "failed_row")
select
  cast('key_not_null' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('n_nationkey=' || coalesce(cast(failed."n_nationkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__nation" as failed
        where failed."n_nationkey" is null
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
  select cast('n_nationkey=' || coalesce(cast(failed."n_nationkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__nation" as failed
        join (
          select "n_nationkey"
          from "stepshift_staging"."tpch__nation"
          group by "n_nationkey"
          having count(*) > 1
        ) as repeated
          on repeated."n_nationkey" = failed."n_nationkey"
  limit 10
) as failed_2
union all
select
  cast('unique_n_name' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('n_nationkey=' || coalesce(cast(failed."n_nationkey" as varchar(200)), 'NULL') || ', n_name=' || coalesce(cast(failed."n_name" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__nation" as failed
        join (
          select "n_name"
          from "stepshift_staging"."tpch__nation"
          group by "n_name"
          having count(*) > 1
        ) as repeated
          on repeated."n_name" = failed."n_name"
  limit 10
) as failed_3
union all
select
  cast('relationships_n_regionkey' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('n_nationkey=' || coalesce(cast(failed."n_nationkey" as varchar(200)), 'NULL') || ', n_regionkey=' || coalesce(cast(failed."n_regionkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__nation" as failed
        left join "tpch"."region" as parent on failed."n_regionkey" = parent."r_regionkey"
        where failed."n_regionkey" is not null and parent."r_regionkey" is null
  limit 10
) as failed_4;

select name, severity, observed, minimum, maximum, case when last_row > first_row then first_row || ' | ' || last_row else first_row end as sample
from (
  select
    1 as ordinal,
    cast('key_not_null' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__nation"
      where "n_nationkey" is null
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
        select "n_nationkey"
        from "stepshift_staging"."tpch__nation"
        group by "n_nationkey"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    3 as ordinal,
    cast('deleted_percent' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select coalesce(100.0 * greatest(deleted.row_count, 0) / nullif(present.row_count, 0), 0)
      from (
        select count(*) as row_count
        from "tpch"."nation"
        where not exists (
  select 1
  from "stepshift"."ledger_tpch__nation"
  where
    "load_key" = '59d80f2a788fcf4d5bd2c3d9ebda173cbef9ca1ea743c97047445105acabc4c6'
    and exists (select 1 from "stepshift"."ledger_tpch__nation" where "run_date" > cast('2026-01-01' as date))
        )
      ) as present
      cross join (
        select present.row_count - delivered.row_count as row_count
        from (select count(*) as row_count from "tpch"."nation") as present
        cross join (select count(*) as row_count from "stepshift_staging"."tpch__nation") as delivered
      ) as deleted
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(50 as decimal(38, 6)) as maximum
  union all
  select
    4 as ordinal,
    cast('older_delivery' as varchar(256)) as name,
    cast('warn' as varchar(8)) as severity,
    cast((
      select count(*)
      from (
  select 1
  from "stepshift"."ledger_tpch__nation"
  where
    "load_key" = '59d80f2a788fcf4d5bd2c3d9ebda173cbef9ca1ea743c97047445105acabc4c6'
    and exists (select 1 from "stepshift"."ledger_tpch__nation" where "run_date" > cast('2026-01-01' as date))
      ) as older
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    5 as ordinal,
    cast('row_count' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__nation"
    ) as decimal(38, 6)) as observed,
    cast(25 as decimal(38, 6)) as minimum,
    cast(25 as decimal(38, 6)) as maximum
  union all
  select
    6 as ordinal,
    cast('unique_n_name' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from (
        select "n_name"
        from "stepshift_staging"."tpch__nation"
        group by "n_name"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    7 as ordinal,
    cast('relationships_n_regionkey' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__nation" as child
      left join "tpch"."region" as parent on child."n_regionkey" = parent."r_regionkey"
      where child."n_regionkey" is not null and parent."r_regionkey" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
left join (
  select "validation", min("failed_row") as first_row, max("failed_row") as last_row
  from "stepshift"."failed_rows_tpch__nation"
  where "run_id" = 'run-1' and "step" = 'validate_staging'
  group by "validation"
) as kept on kept."validation" = checks.name
order by ordinal;
