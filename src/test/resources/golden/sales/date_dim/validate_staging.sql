-- rows of statement 2, timeout 600 s

set query_group to 'local/sales/date_dim/validate_staging';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('key_not_null' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."sales__date_dim"
      where "calendar_date" is null
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
        select "calendar_date"
        from "stepshift_staging"."sales__date_dim"
        group by "calendar_date"
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
      from (select count(*) as row_count from "sales"."date_dim") as present
      cross join (
        select present.row_count - delivered.row_count as row_count
        from (select count(*) as row_count from "sales"."date_dim") as present
        cross join (select count(*) as row_count from "stepshift_staging"."sales__date_dim") as delivered
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
      from "stepshift_staging"."sales__date_dim"
    ) as decimal(38, 6)) as observed,
    cast(365 as decimal(38, 6)) as minimum,
    cast(365 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
