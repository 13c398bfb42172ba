-- Sales of the shops, and their sum a shop.
create schema if not exists mart;
create table if not exists mart.shop_sale (shop varchar(8), sold_on date, amount decimal(10, 2));
create table if not exists mart.shop_total (shop varchar(8), sold_on date, amount decimal(12, 2));

begin;
delete from mart.shop_sale where sold_on = :'DAY';
insert into mart.shop_sale values ('CH', :'DAY', 10.50), ('CH', :'DAY', 4.50), ('IT', :'DAY', 20);
commit;

begin;
delete from mart.shop_total where sold_on = :'DAY';
insert into mart.shop_total
select shop, sold_on, sum(amount) from mart.shop_sale where sold_on = :'DAY' group by 1, 2;
commit;

select shop from mart.shop_total where amount < :least;
\if :ACTIVITYCOUNT <> 0
  \exit 4
\endif
\quit
