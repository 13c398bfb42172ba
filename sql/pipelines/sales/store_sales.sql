-- Days of sale that have to be made anew, whole: those that today's delivery has a sale of, late ones included, and those on
-- which a sale is missing or finds another item version, address or price than it did (an item that was not known, a late price).
with sale as (
  select
    ticket_id,
    line_number,
    sold_date,
    store_id,
    item_id,
    customer_id,
    quantity,
    amount,
    row_number() over (partition by ticket_id, line_number order by revision desc) as newest
  from {schema}.store_sales_delivered
),
looked_up as (
  select
    sale.ticket_id,
    sale.line_number,
    sale.sold_date,
    sale.store_id,
    coalesce(item.item_sk, -1) as item_sk,
    sale.item_id,
    coalesce(address.address_sk, -1) as address_sk,
    sale.customer_id,
    sale.quantity,
    sale.amount,
    sale.quantity * item.price as list_amount
  from sale
  left join {schema}.item as item
    on item.item_id = sale.item_id
    and sale.sold_date >= item.valid_from
    and sale.sold_date < item.valid_to
  left join {schema}.customer_address as address on address.customer_id = sale.customer_id
  where sale.newest = 1
)
select
  ticket_id,
  line_number,
  sold_date,
  store_id,
  item_sk,
  item_id,
  address_sk,
  customer_id,
  quantity,
  amount,
  list_amount
from looked_up
where sold_date in (
  select sold_date
  from {schema}.store_sales_delivered
  where delivered_on = {run_date}
  union
  select looked_up.sold_date
  from looked_up
  left join {target} as known
    on known.ticket_id = looked_up.ticket_id
    and known.line_number = looked_up.line_number
  where
    known.ticket_id is null
    or known.item_sk <> looked_up.item_sk
    or known.address_sk <> looked_up.address_sk
    or coalesce(known.list_amount, -1) <> coalesce(looked_up.list_amount, -1)
)
