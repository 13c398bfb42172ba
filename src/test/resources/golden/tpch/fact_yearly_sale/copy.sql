-- rows of statement 10, timeout 1800 s

set query_group to 'local/tpch/fact_yearly_sale/copy';

set statement_timeout to 1710000;

create schema if not exists "tpch";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "tpch"."fact_yearly_sale" (
  "sale_year" integer not null,
  "supplier_nation" char(25) not null,
  "customer_nation" char(25) not null,
  "line_items" bigint not null,
  "quantity" decimal(38,2) not null,
  "revenue" decimal(38,4) not null,
  primary key ("sale_year", "supplier_nation", "customer_nation")
)
diststyle even
sortkey ("sale_year");

create table if not exists "stepshift"."ledger_tpch__fact_yearly_sale" (
  "load_key" varchar(64) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "strategy" varchar(32) not null,
  "files" bigint not null,
  "bytes" bigint not null,
  "rows" bigint not null,
  "loaded_at" timestamp not null
)
diststyle auto;

lock "stepshift"."ledger_tpch__fact_yearly_sale";

drop table if exists "stepshift_staging"."tpch__fact_yearly_sale";

create table "stepshift_staging"."tpch__fact_yearly_sale" (like "tpch"."fact_yearly_sale");

insert into "stepshift_staging"."tpch__fact_yearly_sale" (
  "sale_year",
  "supplier_nation",
  "customer_nation",
  "line_items",
  "quantity",
  "revenue"
)
-- What each nation's suppliers sold to each nation's customers, by the year of the order.
select
  cast(extract(year from orders.o_orderdate) as integer) as sale_year,
  supplier_nation.n_name as supplier_nation,
  customer_nation.n_name as customer_nation,
  count(*) as line_items,
  sum(lineitem.l_quantity) as quantity,
  sum(lineitem.l_extendedprice * (1 - lineitem.l_discount)) as revenue
from "tpch".lineitem as lineitem
join "tpch".orders as orders on orders.o_orderkey = lineitem.l_orderkey
join "tpch".customer as customer on customer.c_custkey = orders.o_custkey
join "tpch".supplier as supplier on supplier.s_suppkey = lineitem.l_suppkey
join "tpch".nation as supplier_nation on supplier_nation.n_nationkey = supplier.s_nationkey
join "tpch".nation as customer_nation on customer_nation.n_nationkey = customer.c_nationkey
group by 1, 2, 3;
