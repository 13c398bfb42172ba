-- rows of statement 5, timeout 600 s

set query_group to 'local/sales/store_sales_delivered/validate_staging';

set statement_timeout to 570000;

create table if not exists "stepshift"."failed_rows_sales__store_sales_delivered" (
  "validation" varchar(256) not null,
  "step" varchar(32) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "failed_row" varchar(4000) not null
)
diststyle auto;

delete from "stepshift"."failed_rows_sales__store_sales_delivered"
where
  ("run_id" = 'run-1' and "step" = 'validate_staging')
  or "run_date" < cast('2025-12-02' as date);

insert into "stepshift"."failed_rows_sales__store_sales_delivered" ("validation", "step", "run_id", "run_date", "failed_row")
select
  cast('key_not_null' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('ticket_id=' || coalesce(cast(failed."ticket_id" as varchar(200)), 'NULL') || ', line_number=' || coalesce(cast(failed."line_number" as varchar(200)), 'NULL') || ', revision=' || coalesce(cast(failed."revision" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."sales__store_sales_delivered" as failed
        where failed."ticket_id" is null or failed."line_number" is null or failed."revision" is null
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
  select cast('ticket_id=' || coalesce(cast(failed."ticket_id" as varchar(200)), 'NULL') || ', line_number=' || coalesce(cast(failed."line_number" as varchar(200)), 'NULL') || ', revision=' || coalesce(cast(failed."revision" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."sales__store_sales_delivered" as failed
        join (
          select "ticket_id", "line_number", "revision"
          from "stepshift_staging"."sales__store_sales_delivered"
          group by "ticket_id", "line_number", "revision"
          having count(*) > 1
        ) as repeated
          on repeated."ticket_id" = failed."ticket_id" and repeated."line_number" = failed."line_number" and repeated."revision" = failed."revision"
  limit 10
) as failed_2
union all
select
  cast('partition_not_null' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('delivered_on=' || coalesce(cast(failed."delivered_on" as varchar(200)), 'NULL') || ', ticket_id=' || coalesce(cast(failed."ticket_id" as varchar(200)), 'NULL') || ', line_number=' || coalesce(cast(failed."line_number" as varchar(200)), 'NULL') || ', revision=' || coalesce(cast(failed."revision" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."sales__store_sales_delivered" as failed
        where failed."delivered_on" is null
  limit 10
) as failed_3;

select name, severity, observed, minimum, maximum, case when last_row > first_row then first_row || ' | ' || last_row else first_row end as sample
from (
  select
    1 as ordinal,
    cast('row_count' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."sales__store_sales_delivered"
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
      from "stepshift_staging"."sales__store_sales_delivered"
      where "ticket_id" is null or "line_number" is null or "revision" is null
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
        select "ticket_id", "line_number", "revision"
        from "stepshift_staging"."sales__store_sales_delivered"
        group by "ticket_id", "line_number", "revision"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    4 as ordinal,
    cast('partition_not_null' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."sales__store_sales_delivered"
      where "delivered_on" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    5 as ordinal,
    cast('deleted_percent' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select coalesce(100.0 * greatest(deleted.row_count, 0) / nullif(present.row_count, 0), 0)
      from (
        select count(*) as row_count
        from "sales"."store_sales_delivered"
        where not exists (
  select 1
  from "stepshift"."ledger_sales__store_sales_delivered"
  where
    "load_key" = '769785ee0390dfc55ba6506d77189b71e544912040ab4f63348becbff6a9b32c'
    and exists (select 1 from "stepshift"."ledger_sales__store_sales_delivered" where "run_date" > cast('2026-01-01' as date))
        )
      ) as present
      cross join (
        select replaced.row_count - delivered.row_count as row_count
        from (
          select count(*) as row_count
          from "sales"."store_sales_delivered"
          where ("delivered_on") in (
            select distinct "delivered_on"
            from "stepshift_staging"."sales__store_sales_delivered"
          )
        ) as replaced
        cross join (select count(*) as row_count from "stepshift_staging"."sales__store_sales_delivered") as delivered
      ) as deleted
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(50 as decimal(38, 6)) as maximum
  union all
  select
    6 as ordinal,
    cast('older_delivery' as varchar(256)) as name,
    cast('warn' as varchar(8)) as severity,
    cast((
      select count(*)
      from (
  select 1
  from "stepshift"."ledger_sales__store_sales_delivered"
  where
    "load_key" = '769785ee0390dfc55ba6506d77189b71e544912040ab4f63348becbff6a9b32c'
    and exists (select 1 from "stepshift"."ledger_sales__store_sales_delivered" where "run_date" > cast('2026-01-01' as date))
      ) as older
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    7 as ordinal,
    cast('delivered_on_is_the_run_date' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select count(*) from "stepshift_staging"."sales__store_sales_delivered" where delivered_on <> '2026-01-01'
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    8 as ordinal,
    cast('no_future_dates' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select count(*) from "stepshift_staging"."sales__store_sales_delivered" where sold_date > '2026-01-01'
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    9 as ordinal,
    cast('no_negative_sales' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select count(*) from "stepshift_staging"."sales__store_sales_delivered" where quantity < 0 or amount < 0
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    10 as ordinal,
    cast('every_sale_has_an_amount' as varchar(256)) as name,
    cast('warn' as varchar(8)) as severity,
    cast((
select count(*) from "stepshift_staging"."sales__store_sales_delivered" where amount is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
left join (
  select "validation", min("failed_row") as first_row, max("failed_row") as last_row
  from "stepshift"."failed_rows_sales__store_sales_delivered"
  where "run_id" = 'run-1' and "step" = 'validate_staging'
  group by "validation"
) as kept on kept."validation" = checks.name
order by ordinal;
