-- rows of statement 2, timeout 600 s

set query_group to 'local/tpch/partsupp/validate_staging';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
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
    4 as ordinal,
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
    5 as ordinal,
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
    6 as ordinal,
    cast('stock_is_not_negative' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select min(ps_availqty) from "stepshift_staging"."tpch__partsupp"
    ) as decimal(38, 6)) as observed,
    cast(0 as decimal(38, 6)) as minimum,
    cast(null as decimal(38, 6)) as maximum
) as checks
order by ordinal;
