-- What each nation's suppliers sold to each nation's customers, by the year of the order.
select
  cast(extract(year from orders.o_orderdate) as integer) as sale_year,
  supplier_nation.n_name as supplier_nation,
  customer_nation.n_name as customer_nation,
  count(*) as line_items,
  sum(lineitem.l_quantity) as quantity,
  sum(lineitem.l_extendedprice * (1 - lineitem.l_discount)) as revenue
from {schema}.lineitem as lineitem
join {schema}.orders as orders on orders.o_orderkey = lineitem.l_orderkey
join {schema}.customer as customer on customer.c_custkey = orders.o_custkey
join {schema}.supplier as supplier on supplier.s_suppkey = lineitem.l_suppkey
join {schema}.nation as supplier_nation on supplier_nation.n_nationkey = supplier.s_nationkey
join {schema}.nation as customer_nation on customer_nation.n_nationkey = customer.c_nationkey
group by 1, 2, 3
