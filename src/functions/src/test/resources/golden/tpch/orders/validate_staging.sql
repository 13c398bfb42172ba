-- rows of statement 5, timeout 600 s

set query_group to 'local/tpch/orders/validate_staging';

set statement_timeout to 570000;

create table if not exists "stepshift"."failed_rows_tpch__orders" (
  "validation" varchar(256) not null,
  "step" varchar(32) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "failed_row" varchar(4000) not null
)
diststyle auto;

delete from "stepshift"."failed_rows_tpch__orders"
where
  ("run_id" = 'run-1' and "step" = 'validate_staging')
  or "run_date" < cast('2025-12-02' as date);

insert into "stepshift"."failed_rows_tpch__orders" ("validation", "step", "run_id", "run_date", "failed_row")
select
  cast('key_not_null' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('o_orderkey=' || coalesce(cast(failed."o_orderkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__orders" as failed
        where failed."o_orderkey" is null
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
  select cast('o_orderkey=' || coalesce(cast(failed."o_orderkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__orders" as failed
        join (
          select "o_orderkey"
          from "stepshift_staging"."tpch__orders"
          group by "o_orderkey"
          having count(*) > 1
        ) as repeated
          on repeated."o_orderkey" = failed."o_orderkey"
  limit 10
) as failed_2
union all
select
  cast('accepted_values_o_orderstatus' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('o_orderkey=' || coalesce(cast(failed."o_orderkey" as varchar(200)), 'NULL') || ', o_orderstatus=' || coalesce(cast(failed."o_orderstatus" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__orders" as failed
        where failed."o_orderstatus" not in ('F', 'O', 'P')
  limit 10
) as failed_3
union all
select
  cast('relationships_o_custkey' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('o_orderkey=' || coalesce(cast(failed."o_orderkey" as varchar(200)), 'NULL') || ', o_custkey=' || coalesce(cast(failed."o_custkey" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__orders" as failed
        left join "tpch"."customer" as parent on failed."o_custkey" = parent."c_custkey"
        where failed."o_custkey" is not null and parent."c_custkey" is null
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
      from "stepshift_staging"."tpch__orders"
      where "o_orderkey" is null
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
        select "o_orderkey"
        from "stepshift_staging"."tpch__orders"
        group by "o_orderkey"
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
  from "stepshift"."ledger_tpch__orders"
  where
    "load_key" = '84ef93b35c3f3526feedcbb1632156d84c55d1810f886e6e397f2bfbce798f60'
    and exists (select 1 from "stepshift"."ledger_tpch__orders" where "run_date" > cast('2026-01-01' as date))
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
      from "stepshift_staging"."tpch__orders"
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(null as decimal(38, 6)) as maximum
  union all
  select
    5 as ordinal,
    cast('accepted_values_o_orderstatus' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__orders"
      where "o_orderstatus" not in ('F', 'O', 'P')
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    6 as ordinal,
    cast('relationships_o_custkey' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__orders" as child
      left join "tpch"."customer" as parent on child."o_custkey" = parent."c_custkey"
      where child."o_custkey" is not null and parent."c_custkey" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    7 as ordinal,
    cast('no_negative_price' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select count(*) from "stepshift_staging"."tpch__orders" where o_totalprice < 0
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
left join (
  select "validation", min("failed_row") as first_row, max("failed_row") as last_row
  from "stepshift"."failed_rows_tpch__orders"
  where "run_id" = 'run-1' and "step" = 'validate_staging'
  group by "validation"
) as kept on kept."validation" = checks.name
order by ordinal;
