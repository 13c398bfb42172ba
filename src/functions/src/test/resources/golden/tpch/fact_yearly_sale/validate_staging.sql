-- rows of statement 5, timeout 600 s

set query_group to 'local/tpch/fact_yearly_sale/validate_staging';

set statement_timeout to 570000;

create table if not exists "stepshift"."failed_rows_tpch__fact_yearly_sale" (
  "validation" varchar(256) not null,
  "step" varchar(32) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "failed_row" varchar(4000) not null
)
diststyle auto;

delete from "stepshift"."failed_rows_tpch__fact_yearly_sale"
where
  ("run_id" = 'run-1' and "step" = 'validate_staging')
  or "run_date" < cast('2025-12-02' as date);

insert into "stepshift"."failed_rows_tpch__fact_yearly_sale" ("validation", "step", "run_id", "run_date", "failed_row")
select
  cast('key_not_null' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('sale_year=' || coalesce(cast(failed."sale_year" as varchar(200)), 'NULL') || ', supplier_nation=' || coalesce(cast(failed."supplier_nation" as varchar(200)), 'NULL') || ', customer_nation=' || coalesce(cast(failed."customer_nation" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__fact_yearly_sale" as failed
        where failed."sale_year" is null or failed."supplier_nation" is null or failed."customer_nation" is null
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
  select cast('sale_year=' || coalesce(cast(failed."sale_year" as varchar(200)), 'NULL') || ', supplier_nation=' || coalesce(cast(failed."supplier_nation" as varchar(200)), 'NULL') || ', customer_nation=' || coalesce(cast(failed."customer_nation" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__fact_yearly_sale" as failed
        join (
          select "sale_year", "supplier_nation", "customer_nation"
          from "stepshift_staging"."tpch__fact_yearly_sale"
          group by "sale_year", "supplier_nation", "customer_nation"
          having count(*) > 1
        ) as repeated
          on repeated."sale_year" = failed."sale_year" and repeated."supplier_nation" = failed."supplier_nation" and repeated."customer_nation" = failed."customer_nation"
  limit 10
) as failed_2;

select name, severity, observed, minimum, maximum, case when last_row > first_row then first_row || ' | ' || last_row else first_row end as sample
from (
  select
    1 as ordinal,
    cast('row_count' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__fact_yearly_sale"
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(null as decimal(38, 6)) as maximum
  union all
  select
    2 as ordinal,
    cast('key_not_null' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__fact_yearly_sale"
      where "sale_year" is null or "supplier_nation" is null or "customer_nation" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    3 as ordinal,
    cast('key_unique' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from (
        select "sale_year", "supplier_nation", "customer_nation"
        from "stepshift_staging"."tpch__fact_yearly_sale"
        group by "sale_year", "supplier_nation", "customer_nation"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    4 as ordinal,
    cast('deleted_percent' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select coalesce(100.0 * greatest(deleted.row_count, 0) / nullif(present.row_count, 0), 0)
      from (
        select count(*) as row_count
        from "tpch"."fact_yearly_sale"
      ) as present
      cross join (
        select present.row_count - delivered.row_count as row_count
        from (select count(*) as row_count from "tpch"."fact_yearly_sale") as present
        cross join (select count(*) as row_count from "stepshift_staging"."tpch__fact_yearly_sale") as delivered
      ) as deleted
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(50 as decimal(38, 6)) as maximum
  union all
  select
    5 as ordinal,
    cast('every_line_item_is_counted' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select (select sum(line_items) from "stepshift_staging"."tpch__fact_yearly_sale") - (select count(*) from "tpch".lineitem)
    ) as decimal(38, 6)) as observed,
    cast(0 as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    6 as ordinal,
    cast('revenue_is_that_of_lineitem' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select (select sum(revenue) from "stepshift_staging"."tpch__fact_yearly_sale") - (select sum(l_extendedprice * (1 - l_discount)) from "tpch".lineitem)
    ) as decimal(38, 6)) as observed,
    cast(0 as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
left join (
  select "validation", min("failed_row") as first_row, max("failed_row") as last_row
  from "stepshift"."failed_rows_tpch__fact_yearly_sale"
  where "run_id" = 'run-1' and "step" = 'validate_staging'
  group by "validation"
) as kept on kept."validation" = checks.name
order by ordinal;
