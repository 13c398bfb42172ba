-- rows of statement 2, timeout 600 s

set query_group to 'local/sales/store_sales/validate_target';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_sales__store_sales"
      where "load_key" = '690dc708616af974839cea63fd293b72149e673ff1b2792d0e93e94f8744a329'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
  union all
  select
    2 as ordinal,
    cast('row_count_of_store_sales_delivered' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select
        case
          when counted.row_count = other.row_count then 100
          when counted.row_count < other.row_count
            then least(100.0 * counted.row_count / other.row_count, 99.999999)
          when other.row_count > 0
            then greatest(100.0 * counted.row_count / other.row_count, 100.000001)
        end
      from (select count(*) as row_count from "sales"."store_sales") as counted
      cross join (select count(*) as row_count from "sales"."store_sales_delivered") as other
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(100 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
