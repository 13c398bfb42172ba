-- rows of statement 12, timeout 900 s

set query_group to 'local/sales/store_sales/copy';

set statement_timeout to 855000;

create schema if not exists "sales";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "sales"."store_sales" (
  "ticket_id" bigint not null,
  "line_number" integer not null,
  "sold_date" date,
  "store_id" integer not null,
  "item_sk" bigint not null,
  "item_id" bigint not null,
  "address_sk" bigint not null,
  "customer_id" bigint,
  "quantity" integer not null,
  "amount" decimal(12,2),
  "list_amount" decimal(18,2)
)
diststyle key
distkey ("ticket_id")
sortkey ("sold_date");

create table if not exists "stepshift"."ledger_sales__store_sales" (
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

lock "stepshift"."ledger_sales__store_sales";

create or replace procedure "stepshift"."columns_sales__store_sales"() as $$
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
      select cast('ticket_id' as varchar(127)) as name, cast('bigint' as varchar(64)) as type,
        true as not_null, cast('rebuild' as varchar(8)) as mend,
        cast('bigint' as varchar(64)) as data_type, cast(null as integer) as length,
        cast(null as integer) as digits, cast(null as integer) as scale
      union all
      select 'line_number', 'integer', true, 'rebuild', 'integer', null, null, null
      union all
      select 'sold_date', 'date', false, 'rebuild', 'date', null, null, null
      union all
      select 'store_id', 'integer', true, 'replace', 'integer', null, null, null
      union all
      select 'item_sk', 'bigint', true, 'replace', 'bigint', null, null, null
      union all
      select 'item_id', 'bigint', true, 'replace', 'bigint', null, null, null
      union all
      select 'address_sk', 'bigint', true, 'replace', 'bigint', null, null, null
      union all
      select 'customer_id', 'bigint', false, 'replace', 'bigint', null, null, null
      union all
      select 'quantity', 'integer', true, 'replace', 'integer', null, null, null
      union all
      select 'amount', 'decimal(12,2)', false, 'replace', 'numeric', null, 12, 2
      union all
      select 'list_amount', 'decimal(18,2)', false, 'replace', 'numeric', null, 18, 2
    ) as wanted
    cross join (
      select cast('sales' as varchar(127)) as table_schema,
        cast('store_sales' as varchar(127)) as table_name, cast('"sales"."store_sales"' as varchar(512)) as relation
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
      if stepshift_difference.name = 'ticket_id' then
        alter table "sales"."store_sales" add column "ticket_id" bigint;
      elsif stepshift_difference.name = 'line_number' then
        alter table "sales"."store_sales" add column "line_number" integer;
      elsif stepshift_difference.name = 'sold_date' then
        alter table "sales"."store_sales" add column "sold_date" date;
      elsif stepshift_difference.name = 'store_id' then
        alter table "sales"."store_sales" add column "store_id" integer;
      elsif stepshift_difference.name = 'item_sk' then
        alter table "sales"."store_sales" add column "item_sk" bigint;
      elsif stepshift_difference.name = 'item_id' then
        alter table "sales"."store_sales" add column "item_id" bigint;
      elsif stepshift_difference.name = 'address_sk' then
        alter table "sales"."store_sales" add column "address_sk" bigint;
      elsif stepshift_difference.name = 'customer_id' then
        alter table "sales"."store_sales" add column "customer_id" bigint;
      elsif stepshift_difference.name = 'quantity' then
        alter table "sales"."store_sales" add column "quantity" integer;
      elsif stepshift_difference.name = 'amount' then
        alter table "sales"."store_sales" add column "amount" decimal(12,2);
      elsif stepshift_difference.name = 'list_amount' then
        alter table "sales"."store_sales" add column "list_amount" decimal(18,2);
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
        stepshift_by_hand := 'alter table ' || '"sales"."store_sales"' || ' add column ' || stepshift_difference.name || ' '
          || stepshift_difference.type || ' default <value> not null';
      elsif stepshift_difference.mend = 'rebuild' then
        stepshift_by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || '"sales"."store_sales"' || '; drop table ' || '"sales"."store_sales"' || '; alter table <new> rename';
      else
        stepshift_by_hand := 'alter table ' || '"sales"."store_sales"' || ' add column ' || stepshift_difference.name
          || '_new ' || stepshift_difference.type || '; update ' || '"sales"."store_sales"' || ' set '
          || stepshift_difference.name || '_new = cast(' || stepshift_difference.name || ' as '
          || stepshift_difference.type || '); alter table ' || '"sales"."store_sales"' || ' drop column '
          || stepshift_difference.name || '; alter table ' || '"sales"."store_sales"' || ' rename column '
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

call "stepshift"."columns_sales__store_sales"();

drop table if exists "stepshift_staging"."sales__store_sales";

create table "stepshift_staging"."sales__store_sales" (like "sales"."store_sales");

insert into "stepshift_staging"."sales__store_sales" (
  "ticket_id",
  "line_number",
  "sold_date",
  "store_id",
  "item_sk",
  "item_id",
  "address_sk",
  "customer_id",
  "quantity",
  "amount",
  "list_amount"
)
-- Days of sale that have to be made anew, whole: those that today's delivery has a sale of, late ones included, and those on
-- which a sale is missing or finds another item version, address or price than it did (an item that was not known, a late price).
with sale as (
  select
    ticket_id,
    line_number,
    sold_date,
    store_id,
    item_id,
    customer_id,
    quantity,
    amount,
    row_number() over (partition by ticket_id, line_number order by revision desc) as newest
  from "sales".store_sales_delivered
),
looked_up as (
  select
    sale.ticket_id,
    sale.line_number,
    sale.sold_date,
    sale.store_id,
    coalesce(item.item_sk, -1) as item_sk,
    sale.item_id,
    coalesce(address.address_sk, -1) as address_sk,
    sale.customer_id,
    sale.quantity,
    sale.amount,
    sale.quantity * item.price as list_amount
  from sale
  left join "sales".item as item
    on item.item_id = sale.item_id
    and sale.sold_date >= item.valid_from
    and sale.sold_date < item.valid_to
  left join "sales".customer_address as address on address.customer_id = sale.customer_id
  where sale.newest = 1
)
select
  ticket_id,
  line_number,
  sold_date,
  store_id,
  item_sk,
  item_id,
  address_sk,
  customer_id,
  quantity,
  amount,
  list_amount
from looked_up
where sold_date in (
  select sold_date
  from "sales".store_sales_delivered
  where delivered_on = '2026-01-01'
  union
  select looked_up.sold_date
  from looked_up
  left join "sales"."store_sales" as known
    on known.ticket_id = looked_up.ticket_id
    and known.line_number = looked_up.line_number
  where
    known.ticket_id is null
    or known.item_sk <> looked_up.item_sk
    or known.address_sk <> looked_up.address_sk
    or coalesce(known.list_amount, -1) <> coalesce(looked_up.list_amount, -1)
);
