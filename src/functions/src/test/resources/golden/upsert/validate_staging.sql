-- rows of statement 7, timeout 900 s

set query_group to 'local/shop/orders/validate_staging';

set statement_timeout to 855000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

create table if not exists "stepshift"."failed_rows_shop__orders" (
  "validation" varchar(256) not null,
  "step" varchar(32) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "failed_row" varchar(4000) not null
)
diststyle auto;

delete from "stepshift"."failed_rows_shop__orders"
where
  ("run_id" = 'run-1' and "step" = 'validate_staging')
  or "run_date" < cast('2025-12-02' as date);

insert into "stepshift"."failed_rows_shop__orders" ("validation", "step", "run_id", "run_date", "failed_row")
select
  cast('key_not_null' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('order_id=' || coalesce(cast(failed."order_id" as varchar(200)), 'NULL') || ', line=' || coalesce(cast(failed."line" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "shop_staging"."shop__orders" as failed
        where failed."order_id" is null or failed."line" is null
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
  select cast('order_id=' || coalesce(cast(failed."order_id" as varchar(200)), 'NULL') || ', line=' || coalesce(cast(failed."line" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "shop_staging"."shop__orders" as failed
        join (
          select "order_id", "line"
          from "shop_staging"."shop__orders"
          group by "order_id", "line"
          having count(*) > 1
        ) as repeated
          on repeated."order_id" = failed."order_id" and repeated."line" = failed."line"
  limit 10
) as failed_2
union all
select
  cast('not_null_customer_id' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('order_id=' || coalesce(cast(failed."order_id" as varchar(200)), 'NULL') || ', line=' || coalesce(cast(failed."line" as varchar(200)), 'NULL') || ', customer_id=' || coalesce(cast(failed."customer_id" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "shop_staging"."shop__orders" as failed
        where failed."customer_id" is null
  limit 10
) as failed_3
union all
select
  cast('not_null_status' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('order_id=' || coalesce(cast(failed."order_id" as varchar(200)), 'NULL') || ', line=' || coalesce(cast(failed."line" as varchar(200)), 'NULL') || ', status=' || coalesce(cast(failed."status" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "shop_staging"."shop__orders" as failed
        where failed."status" is null
  limit 10
) as failed_4
union all
select
  cast('unique_order_id_line' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('order_id=' || coalesce(cast(failed."order_id" as varchar(200)), 'NULL') || ', line=' || coalesce(cast(failed."line" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "shop_staging"."shop__orders" as failed
        join (
          select "order_id", "line"
          from "shop_staging"."shop__orders"
          group by "order_id", "line"
          having count(*) > 1
        ) as repeated
          on repeated."order_id" = failed."order_id" and repeated."line" = failed."line"
  limit 10
) as failed_5
union all
select
  cast('accepted_values_status' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('order_id=' || coalesce(cast(failed."order_id" as varchar(200)), 'NULL') || ', line=' || coalesce(cast(failed."line" as varchar(200)), 'NULL') || ', status=' || coalesce(cast(failed."status" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "shop_staging"."shop__orders" as failed
        where failed."status" not in ('O', 'it''s', 'back\\slash')
  limit 10
) as failed_6
union all
select
  cast('relationships_customer_id' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('order_id=' || coalesce(cast(failed."order_id" as varchar(200)), 'NULL') || ', line=' || coalesce(cast(failed."line" as varchar(200)), 'NULL') || ', customer_id=' || coalesce(cast(failed."customer_id" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "shop_staging"."shop__orders" as failed
        left join "shop"."customers" as parent on failed."customer_id" = parent."customer_id"
        where failed."customer_id" is not null and parent."customer_id" is null
  limit 10
) as failed_7
union all
select
  cast('most_customers_known' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('order_id=' || coalesce(cast(failed."order_id" as varchar(200)), 'NULL') || ', line=' || coalesce(cast(failed."line" as varchar(200)), 'NULL') || ', customer_id=' || coalesce(cast(failed."customer_id" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "shop_staging"."shop__orders" as failed
        left join "shop"."customers" as parent on failed."customer_id" = parent."customer_id"
        where failed."customer_id" is not null and parent."customer_id" is null
  limit 10
) as failed_8
union all
select
  cast('between_price' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('order_id=' || coalesce(cast(failed."order_id" as varchar(200)), 'NULL') || ', line=' || coalesce(cast(failed."line" as varchar(200)), 'NULL') || ', price=' || coalesce(cast(cast(failed."price" as decimal(12,2)) as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "shop_staging"."shop__orders" as failed
        where failed."price" < '0' or failed."price" > '9999.99'
  limit 10
) as failed_9
union all
select
  cast('open_orders_are_dated' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('order_id=' || coalesce(cast(failed."order_id" as varchar(200)), 'NULL') || ', line=' || coalesce(cast(failed."line" as varchar(200)), 'NULL') || ', status=' || coalesce(cast(failed."status" as varchar(200)), 'NULL') || ', ordered_at=' || coalesce(cast(failed."ordered_at" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "shop_staging"."shop__orders" as failed
        where not (
          status <> 'O' or ordered_at::date <= '2026-01-01'
        )
  limit 10
) as failed_10;

select name, severity, observed, minimum, maximum, detail, case when last_row > first_row then first_row || ' | ' || last_row else first_row end as sample, cast('3d2850084802b4a7477f3660822cd29c0adee700dfa0c201436d0f00c86d0fa1' as varchar(64)) as sources
from (
  select
    1 as ordinal,
    cast('key_not_null' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "shop_staging"."shop__orders"
      where "order_id" is null or "line" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum,
    cast(null as varchar(4000)) as detail
  union all
  select
    2,
    cast('key_unique' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from (
        select "order_id", "line"
        from "shop_staging"."shop__orders"
        group by "order_id", "line"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    3,
    cast('other_stack' as varchar(256)),
    cast('warn' as varchar(8)),
    cast((
      select count(*)
      from "stepshift"."ledger_shop__orders"
      where
        "stack" <> 'local'
        and "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__orders")
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    4,
    cast('cut_values' as varchar(256)),
    cast('error' as varchar(8)),
    cast(found.observed as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(found.detail as varchar(4000))
  from (
      select
        counted.row_count as observed,
        coalesce('price: ' || cast(counted.c0 as varchar(64)) || ', ', '')
        as detail
      from (
        select
          min(case when "price" <> round("price", 2) then "price" end) as c0,
          count(
            case when "price" <> round("price", 2) then 1 end
          ) as row_count
        from "shop_staging"."shop__orders"
      ) as counted
  ) as found
  union all
  select
    5,
    cast('columns_gone' as varchar(256)),
    cast('warn' as varchar(8)),
    cast(found.observed as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(found.detail as varchar(4000))
  from (
      select count(*) as observed, listagg(gone.name, ', ') within group (order by gone.name) as detail
      from (
        select split_part(was.names, ',', 1 + place.number) as name
        from (
          select coalesce(max("columns"), '') as names
          from "stepshift"."ledger_shop__orders"
          where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__orders")
        ) as was
        join (
          select 1 + ones.digit + 10 * tens.digit + 100 * hundreds.digit + 1000 * thousands.digit as number
          from (
            select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
            union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
          ) as ones
          cross join (
            select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
            union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
          ) as tens
          cross join (
            select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
            union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
          ) as hundreds
          cross join (
            select 0 as digit union all select 1
          ) as thousands
        ) as place
          on place.number < length(was.names) - length(replace(was.names, ',', ''))
      ) as gone
      where strpos(',order_id,line,customer_id,status,price,ordered_at,' || '', ',' || gone.name || ',') = 0
  ) as found
  union all
  select
    6,
    cast('empty_columns' as varchar(256)),
    cast('warn' as varchar(8)),
    cast(found.observed as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(found.detail as varchar(4000))
  from (
      select length(detail) - length(replace(detail, ',', '')) as observed, detail
      from (
        select
          case
            when n.row_count = 0 then ''
            else
              decode(n.c0, 0, decode(strpos(known.names, ',customer_id,'), 0, 'customer_id, ', ''), '') ||
              decode(n.c1, 0, decode(strpos(known.names, ',status,'), 0, 'status, ', ''), '') ||
              decode(n.c2, 0, decode(strpos(known.names, ',ordered_at,'), 0, 'ordered_at, ', ''), '')
          end as detail
        from (
          select
            count("customer_id") c0,
            count("status") c1,
            count("ordered_at") c2,
            count(*) as row_count
          from "shop_staging"."shop__orders"
        ) as n
        cross join (
          select coalesce(max("never_filled"), '') as names
          from "stepshift"."ledger_shop__orders"
          where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__orders")
        ) as known
      ) as named
  ) as found
  union all
  select
    7,
    cast('row_count' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from "shop_staging"."shop__orders"
    ) as decimal(38, 6)),
    cast(2 as decimal(38, 6)),
    cast(1000000 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    8,
    cast('not_null_customer_id' as varchar(256)),
    cast('warn' as varchar(8)),
    cast((
      select count(*)
      from "shop_staging"."shop__orders"
      where "customer_id" is null
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    9,
    cast('not_null_status' as varchar(256)),
    cast('warn' as varchar(8)),
    cast((
      select count(*)
      from "shop_staging"."shop__orders"
      where "status" is null
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    10,
    cast('unique_order_id_line' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from (
        select "order_id", "line"
        from "shop_staging"."shop__orders"
        group by "order_id", "line"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    11,
    cast('accepted_values_status' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from "shop_staging"."shop__orders"
      where "status" not in ('O', 'it''s', 'back\\slash')
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    12,
    cast('relationships_customer_id' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from "shop_staging"."shop__orders" as child
      left join "shop"."customers" as parent on child."customer_id" = parent."customer_id"
      where child."customer_id" is not null and parent."customer_id" is null
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    13,
    cast('most_customers_known' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select coalesce(
        100.0 * sum(case when parent."customer_id" is null then 1 else 0 end) / nullif(count(*), 0), 0
      )
      from "shop_staging"."shop__orders" as child
      left join "shop"."customers" as parent on child."customer_id" = parent."customer_id"
      where child."customer_id" is not null
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0.1 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    14,
    cast('freshness_ordered_at' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select datediff(second, max("ordered_at"), dateadd(day, 1, cast('2026-01-01' as timestamp))) / 3600.0
      from "shop_staging"."shop__orders"
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(48 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    15,
    cast('between_price' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from "shop_staging"."shop__orders"
      where "price" < '0' or "price" > '9999.99'
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    16,
    cast('sum_price' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select coalesce(sum("price"), 0)
      from "shop_staging"."shop__orders"
    ) as decimal(38, 6)),
    cast(1 as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    17,
    cast('open_orders_are_dated' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from "shop_staging"."shop__orders"
      where not (
        status <> 'O' or ordered_at::date <= '2026-01-01'
      )
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(10 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    18,
    cast('no_negative_price' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
select count(*) -- lines with a price below zero; none is fine
from "shop_staging"."shop__orders"
where price < 0 and ordered_at::date = '2026-01-01'
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0.5 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    19,
    cast('row_count_of_customers' as varchar(256)),
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
      from (select count(*) as row_count from "shop_staging"."shop__orders") as counted
      cross join (
        select coalesce(loaded.row_count, staged.row_count) as row_count
        from (
          select max("rows") as row_count
          from "stepshift"."ledger_shop__customers"
          where
            "run_date" = cast('2026-01-01' as date)
            and "loaded_at" = (
              select max("loaded_at")
              from "stepshift"."ledger_shop__customers"
              where "run_date" = cast('2026-01-01' as date)
            )
        ) as loaded
        cross join (select count(*) as row_count from "shop_staging"."shop__customers") as staged
      ) as other
    ) as decimal(38, 6)),
    cast(50 as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(null as varchar(4000))
) as checks
left join (
  select "validation", min("failed_row") as first_row, max("failed_row") as last_row
  from "stepshift"."failed_rows_shop__orders"
  where "run_id" = 'run-1' and "step" = 'validate_staging'
  group by "validation"
) as kept on kept."validation" = checks.name
order by ordinal;
