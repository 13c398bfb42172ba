-- From shop_totals.sql:12 on; one transaction.

delete from mart.shop_total where sold_on = {run_date};

insert into mart.shop_total
select shop, sold_on, sum(amount) from mart.shop_sale where sold_on = {run_date} group by 1, 2;
