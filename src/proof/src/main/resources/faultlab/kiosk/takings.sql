select cast({run_date} as date) as day, sum(price) as amount
from {schema}.sales
