-- rows of statement 2, timeout 600 s

set query_group to 'local/tpch/lineitem/validate_staging';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
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
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    2 as ordinal,
    cast('key_unique' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from (
        select "l_orderkey", "l_linenumber"
        from "stepshift_staging"."tpch__lineitem"
        group by "l_orderkey", "l_linenumber"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    3 as ordinal,
    cast('row_count' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__lineitem"
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(null as decimal(38, 6)) as maximum
  union all
  select
    4 as ordinal,
    cast('accepted_values_l_returnflag' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__lineitem"
      where "l_returnflag" not in ('A', 'N', 'R')
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    5 as ordinal,
    cast('accepted_values_l_linestatus' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__lineitem"
      where "l_linestatus" not in ('F', 'O')
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    6 as ordinal,
    cast('relationships_l_orderkey' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__lineitem" as child
      left join "tpch"."orders" as parent on child."l_orderkey" = parent."o_orderkey"
      where child."l_orderkey" is not null and parent."o_orderkey" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    7 as ordinal,
    cast('relationships_l_partkey' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__lineitem" as child
      left join "tpch"."part" as parent on child."l_partkey" = parent."p_partkey"
      where child."l_partkey" is not null and parent."p_partkey" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    8 as ordinal,
    cast('no_negative_price' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select count(*) from "stepshift_staging"."tpch__lineitem" where l_extendedprice < 0
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    9 as ordinal,
    cast('received_after_shipped' as varchar(256)) as name,
    cast('warn' as varchar(8)) as severity,
    cast((
select count(*) from "stepshift_staging"."tpch__lineitem" where l_receiptdate < l_shipdate
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
