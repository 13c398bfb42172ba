-- 001 validations
-- rows of statement 2, timeout 600 s

set query_group to 'local/sales/_/validate';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('every_delivered_sale_is_there' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select (select count(*) from "sales".store_sales) - (select count(*) from (
    select distinct ticket_id, line_number from "sales".store_sales_delivered
  ) as delivered)
    ) as decimal(38, 6)) as observed,
    cast(0 as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    2 as ordinal,
    cast('sales_total_is_what_was_delivered' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select (select coalesce(sum(amount), 0) from "sales".store_sales) - (select coalesce(sum(amount), 0) from (
    select amount, row_number() over (
      partition by ticket_id, line_number order by revision desc
    ) as newest
    from "sales".store_sales_delivered
  ) as delivered where newest = 1)
    ) as decimal(38, 6)) as observed,
    cast(0 as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
  union all
  select
    3 as ordinal,
    cast('every_sale_has_the_item_version_of_its_day' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
select count(*) from "sales".store_sales as sale left join "sales".item as item
  on item.item_id = sale.item_id
  and sale.sold_date >= item.valid_from and sale.sold_date < item.valid_to
where sale.item_sk <> coalesce(item.item_sk, -1)
    ) as decimal(38, 6)) as observed,
    cast(null as decimal(38, 6)) as minimum,
    cast(0 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
