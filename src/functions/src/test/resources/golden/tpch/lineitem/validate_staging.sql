-- rows of statement 7, timeout 600 s

set query_group to 'local/tpch/lineitem/validate_staging';

set statement_timeout to 570000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

create table if not exists "stepshift"."failed_rows_tpch__lineitem" (
  "validation" varchar(256) not null,
  "step" varchar(32) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "failed_row" varchar(4000) not null
)
diststyle auto;

delete from "stepshift"."failed_rows_tpch__lineitem"
where
  ("run_id" = 'run-1' and "step" = 'validate_staging')
  or "run_date" < cast('2025-12-02' as date);

insert into "stepshift"."failed_rows_tpch__lineitem" ("validation", "step", "run_id", "run_date", "failed_row")
select
  cast('key_not_null' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('l_orderkey=' || coalesce(cast(failed."l_orderkey" as varchar(200)), 'NULL') || ', l_linenumber=' || coalesce(cast(failed."l_linenumber" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__lineitem" as failed
        where failed."l_orderkey" is null or failed."l_linenumber" is null
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
  select cast('l_orderkey=' || coalesce(cast(failed."l_orderkey" as varchar(200)), 'NULL') || ', l_linenumber=' || coalesce(cast(failed."l_linenumber" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__lineitem" as failed
        join (
          select "l_orderkey", "l_linenumber"
          from "stepshift_staging"."tpch__lineitem"
          group by "l_orderkey", "l_linenumber"
          having count(*) > 1
        ) as repeated
          on repeated."l_orderkey" = failed."l_orderkey" and repeated."l_linenumber" = failed."l_linenumber"
  limit 10
) as failed_2
union all
select
  cast('accepted_values_l_returnflag' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('l_orderkey=' || coalesce(cast(failed."l_orderkey" as varchar(200)), 'NULL') || ', l_linenumber=' || coalesce(cast(failed."l_linenumber" as varchar(200)), 'NULL') || ', l_returnflag=' || coalesce(cast(failed."l_returnflag" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__lineitem" as failed
        where failed."l_returnflag" not in ('A', 'N', 'R')
  limit 10
) as failed_3
union all
select
  cast('accepted_values_l_linestatus' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('l_orderkey=' || coalesce(cast(failed."l_orderkey" as varchar(200)), 'NULL') || ', l_linenumber=' || coalesce(cast(failed."l_linenumber" as varchar(200)), 'NULL') || ', l_linestatus=' || coalesce(cast(failed."l_linestatus" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__lineitem" as failed
        where failed."l_linestatus" not in ('F', 'O')
  limit 10
) as failed_4
union all
select
  cast('relationships_l_orderkey' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('l_orderkey=' || coalesce(cast(failed."l_orderkey" as varchar(200)), 'NULL') || ', l_linenumber=' || coalesce(cast(failed."l_linenumber" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__lineitem" as failed
        left join "tpch"."orders" as parent on failed."l_orderkey" = parent."o_orderkey"
        where failed."l_orderkey" is not null and parent."o_orderkey" is null
  limit 10
) as failed_5
union all
select
  cast('relationships_l_partkey' as varchar(256)),
  cast('validate_staging' as varchar(32)),
  cast('run-1' as varchar(320)),
  cast('2026-01-01' as date),
  "failed_row"
from (
  select cast('l_orderkey=' || coalesce(cast(failed."l_orderkey" as varchar(200)), 'NULL') || ', l_partkey=' || coalesce(cast(failed."l_partkey" as varchar(200)), 'NULL') || ', l_linenumber=' || coalesce(cast(failed."l_linenumber" as varchar(200)), 'NULL') as varchar(4000)) as "failed_row"
        from "stepshift_staging"."tpch__lineitem" as failed
        left join "tpch"."part" as parent on failed."l_partkey" = parent."p_partkey"
        where failed."l_partkey" is not null and parent."p_partkey" is null
  limit 10
) as failed_6;

select name, severity, observed, minimum, maximum, detail, case when last_row > first_row then first_row || ' | ' || last_row else first_row end as sample, cast('96149ad435c4781b946935a4d7b9093d5a7b706f4fc259b7daf1ab0886d1a6ef' as varchar(64)) as sources
from (
  select
    1 as ordinal,
    cast('key_not_null' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__lineitem"
      where "l_orderkey" is null or "l_linenumber" is null
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
        select "l_orderkey", "l_linenumber"
        from "stepshift_staging"."tpch__lineitem"
        group by "l_orderkey", "l_linenumber"
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
      from "stepshift"."ledger_tpch__lineitem"
      where
        "stack" <> 'local'
        and "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_tpch__lineitem")
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
        coalesce('l_quantity: ' || cast(counted.c0 as varchar(64)) || ', ', '') ||
        coalesce('l_extendedprice: ' || cast(counted.c1 as varchar(64)) || ', ', '') ||
        coalesce('l_discount: ' || cast(counted.c2 as varchar(64)) || ', ', '') ||
        coalesce('l_tax: ' || cast(counted.c3 as varchar(64)) || ', ', '')
        as detail
      from (
        select
          min(case when "l_quantity" <> round("l_quantity", 2) then "l_quantity" end) as c0,
          min(case when "l_extendedprice" <> round("l_extendedprice", 2) then "l_extendedprice" end) as c1,
          min(case when "l_discount" <> round("l_discount", 2) then "l_discount" end) as c2,
          min(case when "l_tax" <> round("l_tax", 2) then "l_tax" end) as c3,
          count(
            case when "l_quantity" <> round("l_quantity", 2) or "l_extendedprice" <> round("l_extendedprice", 2) or "l_discount" <> round("l_discount", 2) or "l_tax" <> round("l_tax", 2) then 1 end
          ) as row_count
        from "stepshift_staging"."tpch__lineitem"
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
          from "stepshift"."ledger_tpch__lineitem"
          where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_tpch__lineitem")
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
      where strpos(',l_orderkey,l_partkey,l_suppkey,l_linenumber,l_quantity,l_extendedprice,l_discount,l_tax,l_returnflag,l_linestatus,l_shipdate,l_commitdate,l_receiptdate,l_shipinstruct,l_shipmode,l_comment,' || '', ',' || gone.name || ',') = 0
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
              decode(n.c0, 0, decode(strpos(known.names, ',l_commitdate,'), 0, 'l_commitdate, ', ''), '') ||
              decode(n.c1, 0, decode(strpos(known.names, ',l_receiptdate,'), 0, 'l_receiptdate, ', ''), '') ||
              decode(n.c2, 0, decode(strpos(known.names, ',l_shipinstruct,'), 0, 'l_shipinstruct, ', ''), '') ||
              decode(n.c3, 0, decode(strpos(known.names, ',l_shipmode,'), 0, 'l_shipmode, ', ''), '') ||
              decode(n.c4, 0, decode(strpos(known.names, ',l_comment,'), 0, 'l_comment, ', ''), '')
          end as detail
        from (
          select
            count("l_commitdate") c0,
            count("l_receiptdate") c1,
            count("l_shipinstruct") c2,
            count("l_shipmode") c3,
            count("l_comment") c4,
            count(*) as row_count
          from "stepshift_staging"."tpch__lineitem"
        ) as n
        cross join (
          select coalesce(max("never_filled"), '') as names
          from "stepshift"."ledger_tpch__lineitem"
          where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_tpch__lineitem")
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
      from "stepshift_staging"."tpch__lineitem"
    ) as decimal(38, 6)),
    cast(1 as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    8,
    cast('accepted_values_l_returnflag' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from "stepshift_staging"."tpch__lineitem"
      where "l_returnflag" not in ('A', 'N', 'R')
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    9,
    cast('accepted_values_l_linestatus' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from "stepshift_staging"."tpch__lineitem"
      where "l_linestatus" not in ('F', 'O')
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    10,
    cast('relationships_l_orderkey' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from "stepshift_staging"."tpch__lineitem" as child
      left join "tpch"."orders" as parent on child."l_orderkey" = parent."o_orderkey"
      where child."l_orderkey" is not null and parent."o_orderkey" is null
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    11,
    cast('relationships_l_partkey' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from "stepshift_staging"."tpch__lineitem" as child
      left join "tpch"."part" as parent on child."l_partkey" = parent."p_partkey"
      where child."l_partkey" is not null and parent."p_partkey" is null
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    12,
    cast('no_negative_price' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
select count(*) from "stepshift_staging"."tpch__lineitem" where l_extendedprice < 0
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    13,
    cast('received_after_shipped' as varchar(256)),
    cast('warn' as varchar(8)),
    cast((
select count(*) from "stepshift_staging"."tpch__lineitem" where l_receiptdate < l_shipdate
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
) as checks
left join (
  select "validation", min("failed_row") as first_row, max("failed_row") as last_row
  from "stepshift"."failed_rows_tpch__lineitem"
  where "run_id" = 'run-1' and "step" = 'validate_staging'
  group by "validation"
) as kept on kept."validation" = checks.name
order by ordinal;
