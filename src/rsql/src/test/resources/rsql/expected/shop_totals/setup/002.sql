-- From shop_totals.sql:7 on; one transaction.

delete from mart.shop_sale where sold_on = {run_date};

insert into mart.shop_sale values ('CH', {run_date}, 10.50), ('CH', {run_date}, 4.50), ('IT', {run_date}, 20);
