-- rows of statement 2, timeout 600 s

set query_group to 'local/sales/customer/validate_staging';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('row_count' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift_staging"."sales__customer"
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
      from "stepshift_staging"."sales__customer"
      where "customer_id" is null
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
        select "customer_id"
        from "stepshift_staging"."sales__customer"
        group by "customer_id"
        having count(*) > 1
      ) as repeated
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    4 as ordinal,
    cast('email_has_an_at_sign' as varchar(256)) as name,
    cast('warn' as varchar(8)) as severity,
    cast((
select count(*) from "stepshift_staging"."sales__customer" where email not like '%@%'
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
