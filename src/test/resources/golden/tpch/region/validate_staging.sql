-- rows of statement 2, timeout 600 s

set query_group to 'local/tpch/region/validate_staging';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('key_not_null' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__region"
      where "r_regionkey" is null
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
        select "r_regionkey"
        from "stepshift_staging"."tpch__region"
        group by "r_regionkey"
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
      from (select count(*) as row_count from "tpch"."region") as present
      cross join (
        select present.row_count - delivered.row_count as row_count
        from (select count(*) as row_count from "tpch"."region") as present
        cross join (select count(*) as row_count from "stepshift_staging"."tpch__region") as delivered
      ) as deleted
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(50 as decimal(38, 6)) as maximum
  union all
  select
    4 as ordinal,
    cast('row_count' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__region"
    ) as decimal(38, 6)) as observed,
    cast(5 as decimal(38, 6)) as minimum,
    cast(5 as decimal(38, 6)) as maximum
  union all
  select
    5 as ordinal,
    cast('accepted_values_r_name' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."tpch__region"
      where "r_name" not in ('AFRICA', 'AMERICA', 'ASIA', 'EUROPE', 'MIDDLE EAST')
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
