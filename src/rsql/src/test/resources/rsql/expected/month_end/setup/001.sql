-- From month_end.sql:9 on; one transaction.

/* Month-end balances. Came from BTEQ, by a converter. */
-- 'Balances of the month, step 1'
delete from finance.month_balance where month_of = date_trunc('month', cast({run_date} as date));

insert into finance.month_balance
select account_id, date_trunc('month', booked_on), sum(amount)
from finance.booking
where booked_on <= cast({run_date} as date)
group by 1, 2;

-- month_end.sql:30: stops with a division by zero unless it finds at most 0.
select 1 / case when (select count(*) from (
select b.account_id
from finance.month_balance b left join finance.account a on a.account_id = b.account_id
where a.account_id is null
) as counted) <= 0 then 1 else 0 end as check_line_30;

update finance.month_closed set closed = true where month_of = date_trunc('month', cast({run_date} as date));
