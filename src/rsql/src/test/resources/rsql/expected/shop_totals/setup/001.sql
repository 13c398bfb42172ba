-- From shop_totals.sql:2 on; one transaction.

-- Sales of the shops, and their sum a shop.
create schema if not exists mart;

create table if not exists mart.shop_sale (shop varchar(8), sold_on date, amount decimal(10, 2));

create table if not exists mart.shop_total (shop varchar(8), sold_on date, amount decimal(12, 2));
