-- rows of statement 12, timeout 1800 s

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

create or replace procedure "stepshift"."columns_tpch__fact_yearly_sale"() as $$
declare
  stepshift_difference record;
  stepshift_by_hand varchar(4000);
  stepshift_problem varchar(8000);
  stepshift_too_short varchar(8000);
begin
  for stepshift_difference in
    select place.relation, wanted.name, wanted.type, wanted.not_null, wanted.mend,
      wanted.length, actual.data_type as actual_type,
      coalesce(actual.character_maximum_length, actual.numeric_precision) as actual_size
    from (
      select cast('sale_year' as varchar(127)) as name, cast('integer' as varchar(64)) as type,
        true as not_null, cast('rebuild' as varchar(8)) as mend,
        cast('integer' as varchar(64)) as data_type, cast(null as integer) as length,
        cast(null as integer) as digits, cast(null as integer) as scale
      union all
      select 'supplier_nation', 'char(25)', true, 'rebuild', 'character', 25, null, null
      union all
      select 'customer_nation', 'char(25)', true, 'rebuild', 'character', 25, null, null
      union all
      select 'line_items', 'bigint', true, 'replace', 'bigint', null, null, null
      union all
      select 'quantity', 'decimal(38,2)', true, 'replace', 'numeric', null, 38, 2
      union all
      select 'revenue', 'decimal(38,4)', true, 'replace', 'numeric', null, 38, 4
    ) as wanted
    cross join (
      select cast('tpch' as varchar(127)) as table_schema,
        cast('fact_yearly_sale' as varchar(127)) as table_name, cast('"tpch"."fact_yearly_sale"' as varchar(512)) as relation
    ) as place
    left join svv_columns as actual
      on actual.table_schema = place.table_schema
      and actual.table_name = place.table_name
      and actual.column_name = wanted.name
    where actual.column_name is null
      or (
        wanted.data_type <> ''
        and (
          actual.data_type <> wanted.data_type
          or actual.character_maximum_length < wanted.length
          or actual.numeric_precision < wanted.digits
          or (wanted.digits is not null and actual.numeric_scale <> wanted.scale)
        )
      )
  loop
    if stepshift_difference.actual_type is null and not stepshift_difference.not_null then
      if stepshift_difference.name = 'sale_year' then
        alter table "tpch"."fact_yearly_sale" add column "sale_year" integer;
      elsif stepshift_difference.name = 'supplier_nation' then
        alter table "tpch"."fact_yearly_sale" add column "supplier_nation" char(25);
      elsif stepshift_difference.name = 'customer_nation' then
        alter table "tpch"."fact_yearly_sale" add column "customer_nation" char(25);
      elsif stepshift_difference.name = 'line_items' then
        alter table "tpch"."fact_yearly_sale" add column "line_items" bigint;
      elsif stepshift_difference.name = 'quantity' then
        alter table "tpch"."fact_yearly_sale" add column "quantity" decimal(38,2);
      elsif stepshift_difference.name = 'revenue' then
        alter table "tpch"."fact_yearly_sale" add column "revenue" decimal(38,4);
      end if;
    elsif stepshift_difference.mend = 'lengthen' and stepshift_difference.actual_type = 'character varying' then
      stepshift_too_short := 'Column ' || stepshift_difference.name || ' of ' || stepshift_difference.relation
        || ' is ' || stepshift_difference.actual_type || ' (' || cast(stepshift_difference.actual_size as varchar)
        || ') in the warehouse and ' || stepshift_difference.type
        || ' in pipeline.yaml. The load lengthens it: alter table ' || stepshift_difference.relation
        || ' alter column "' || stepshift_difference.name
        || '" type varchar(' || cast(stepshift_difference.length as varchar) || ')';
    else
      if stepshift_difference.actual_type is null then
        stepshift_by_hand := 'alter table ' || '"tpch"."fact_yearly_sale"' || ' add column ' || stepshift_difference.name || ' '
          || stepshift_difference.type || ' default <value> not null';
      elsif stepshift_difference.mend = 'rebuild' then
        stepshift_by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || '"tpch"."fact_yearly_sale"' || '; drop table ' || '"tpch"."fact_yearly_sale"' || '; alter table <new> rename';
      else
        stepshift_by_hand := 'alter table ' || '"tpch"."fact_yearly_sale"' || ' add column ' || stepshift_difference.name
          || '_new ' || stepshift_difference.type || '; update ' || '"tpch"."fact_yearly_sale"' || ' set '
          || stepshift_difference.name || '_new = cast(' || stepshift_difference.name || ' as '
          || stepshift_difference.type || '); alter table ' || '"tpch"."fact_yearly_sale"' || ' drop column '
          || stepshift_difference.name || '; alter table ' || '"tpch"."fact_yearly_sale"' || ' rename column '
          || stepshift_difference.name || '_new to ' || stepshift_difference.name;
      end if;
      stepshift_problem := 'Column ' || stepshift_difference.name || ' of ' || stepshift_difference.relation
        || ' is ' || coalesce(stepshift_difference.actual_type, 'missing') || ' ('
        || coalesce(cast(stepshift_difference.actual_size as varchar), '-') || ') in the warehouse and '
        || stepshift_difference.type || case when stepshift_difference.not_null then ' not null' else '' end
        || ' in pipeline.yaml, which a load does not change. Undo it there, or run by hand and redrive: '
        || stepshift_by_hand;
      raise exception '%', stepshift_problem;
    end if;
  end loop;
  if stepshift_too_short is not null then
    raise exception '%', stepshift_too_short;
  end if;
end;
$$ language plpgsql;

call "stepshift"."columns_tpch__fact_yearly_sale"();

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
