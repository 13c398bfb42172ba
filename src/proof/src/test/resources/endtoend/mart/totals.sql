with days as (select shop, amount from {schema}.sales_a_day)
select shop, sum(amount) as amount
from days
group by shop
