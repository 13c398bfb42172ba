-- rows of statement 2, timeout 600 s

set query_group to 'local/tpch/customer/validate_staging';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('key_not_null' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__customer"
      where "c_custkey" is null
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
        select "c_custkey"
        from "stepshift_staging"."tpch__customer"
        group by "c_custkey"
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
      from "stepshift_staging"."tpch__customer"
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(null as decimal(38, 6)) as maximum
  union all
  select
    4 as ordinal,
    cast('not_null_c_address' as varchar(256)) as name,
    cast('warn' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__customer"
      where "c_address" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    5 as ordinal,
    cast('not_null_c_phone' as varchar(256)) as name,
    cast('warn' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__customer"
      where "c_phone" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    6 as ordinal,
    cast('accepted_values_c_mktsegment' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__customer"
      where "c_mktsegment" not in ('AUTOMOBILE', 'BUILDING', 'FURNITURE', 'HOUSEHOLD', 'MACHINERY')
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    7 as ordinal,
    cast('relationships_c_nationkey' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__customer" as child
      left join "tpch"."nation" as parent on child."c_nationkey" = parent."n_nationkey"
      where child."c_nationkey" is not null and parent."n_nationkey" is null
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
