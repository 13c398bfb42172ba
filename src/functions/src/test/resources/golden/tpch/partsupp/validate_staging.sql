-- rows of statement 5, timeout 600 s

set query_group to 'local/tpch/partsupp/validate_staging';

set statement_timeout to 570000;

create table if not exists "stepshift"."failed_rows_tpch__partsupp" (
  "validation" varchar(256) not null,
  "step" varchar(32) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "failed_row" varchar(4000) not null
)
diststyle auto;

delete from "stepshift"."failed_rows_tpch__partsupp"
where
  ("run_id" = 'run-1' and "step" = 'validate_staging')
  or "run_date" < cast('2025-12-02' as date);

insert into "stepshift"."failed_rows_tpch__partsupp" ("validation", "step", "run_id", "run_date", "failed_row")
select
  cast('key_not_null' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('ps_partkey=' || coalesce(cast(failed."ps_partkey" as varchar(200)), 'NULL') || ', ps_suppkey=' || coalesce(cast(failed."ps_suppkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__partsupp" as failed
        where failed."ps_partkey" is null or failed."ps_suppkey" is null
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
  select cast('ps_partkey=' || coalesce(cast(failed."ps_partkey" as varchar(200)), 'NULL') || ', ps_suppkey=' || coalesce(cast(failed."ps_suppkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__partsupp" as failed
        join (
          select "ps_partkey", "ps_suppkey"
          from "stepshift_staging"."tpch__partsupp"
          group by "ps_partkey", "ps_suppkey"
          having count(*) > 1
        ) as repeated
          on repeated."ps_partkey" = failed."ps_partkey" and repeated."ps_suppkey" = failed."ps_suppkey"
  limit 10
) as failed_2
union all
select
  cast('relationships_ps_partkey' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('ps_partkey=' || coalesce(cast(failed."ps_partkey" as varchar(200)), 'NULL') || ', ps_suppkey=' || coalesce(cast(failed."ps_suppkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__partsupp" as failed
        left join "tpch"."part" as parent on failed."ps_partkey" = parent."p_partkey"
        where failed."ps_partkey" is not null and parent."p_partkey" is null
  limit 10
) as failed_3
union all
select
  cast('relationships_ps_suppkey' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('ps_partkey=' || coalesce(cast(failed."ps_partkey" as varchar(200)), 'NULL') || ', ps_suppkey=' || coalesce(cast(failed."ps_suppkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__partsupp" as failed
        left join "tpch"."supplier" as parent on failed."ps_suppkey" = parent."s_suppkey"
        where failed."ps_suppkey" is not null and parent."s_suppkey" is null
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
      from "stepshift_staging"."tpch__partsupp"
      where "ps_partkey" is null or "ps_suppkey" is null
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
        select "ps_partkey", "ps_suppkey"
        from "stepshift_staging"."tpch__partsupp"
        group by "ps_partkey", "ps_suppkey"
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
  from "stepshift"."ledger_tpch__partsupp"
  where
    "load_key" = '90651fc30ad906f5fd5c40116f751fd27324cecd7759aa6126c67d54c4ebe857'
    and exists (select 1 from "stepshift"."ledger_tpch__partsupp" where "run_date" > cast('2026-01-01' as date))
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
      from "stepshift_staging"."tpch__partsupp"
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(null as decimal(38, 6)) as maximum
  union all
  select
    5 as ordinal,
    cast('relationships_ps_partkey' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__partsupp" as child
      left join "tpch"."part" as parent on child."ps_partkey" = parent."p_partkey"
      where child."ps_partkey" is not null and parent."p_partkey" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    6 as ordinal,
    cast('relationships_ps_suppkey' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__partsupp" as child
      left join "tpch"."supplier" as parent on child."ps_suppkey" = parent."s_suppkey"
      where child."ps_suppkey" is not null and parent."s_suppkey" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    7 as ordinal,
    cast('stock_is_not_negative' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select min(ps_availqty) from "stepshift_staging"."tpch__partsupp"
    ) as decimal(38, 6)) as observed,
    cast(0 as decimal(38, 6)) as minimum,
    cast(null as decimal(38, 6)) as maximum
) as checks
left join (
  select "validation", min("failed_row") as first_row, max("failed_row") as last_row
  from "stepshift"."failed_rows_tpch__partsupp"
  where "run_id" = 'run-1' and "step" = 'validate_staging'
  group by "validation"
) as kept on kept."validation" = checks.name
order by ordinal;
