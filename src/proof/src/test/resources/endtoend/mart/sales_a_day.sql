select cast({run_date} as date) as day, shop, sum(amount) as amount
from {schema}.sales
where sold_on = {run_date}
group by shop;
