-- rows of statement 12, timeout 900 s

set query_group to 'local/sales/store_sales_delivered/copy';

set statement_timeout to 855000;

create schema if not exists "sales";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "sales"."store_sales_delivered" (
  "delivered_on" date,
  "ticket_id" bigint not null,
  "line_number" integer not null,
  "revision" integer not null,
  "sold_date" date not null,
  "store_id" integer not null,
  "item_id" bigint not null,
  "customer_id" bigint,
  "quantity" integer not null,
  "amount" decimal(12,2)
)
diststyle key
distkey ("ticket_id")
sortkey ("delivered_on");

create table if not exists "stepshift"."ledger_sales__store_sales_delivered" (
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

lock "stepshift"."ledger_sales__store_sales_delivered";

create or replace procedure "stepshift"."columns_sales__store_sales_delivered"() as $$
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
      select cast('delivered_on' as varchar(127)) as name, cast('date' as varchar(64)) as type,
        false as not_null, cast('rebuild' as varchar(8)) as mend,
        cast('date' as varchar(64)) as data_type, cast(null as integer) as length,
        cast(null as integer) as digits, cast(null as integer) as scale
      union all
      select 'ticket_id', 'bigint', true, 'rebuild', 'bigint', null, null, null
      union all
      select 'line_number', 'integer', true, 'rebuild', 'integer', null, null, null
      union all
      select 'revision', 'integer', true, 'rebuild', 'integer', null, null, null
      union all
      select 'sold_date', 'date', true, 'replace', 'date', null, null, null
      union all
      select 'store_id', 'integer', true, 'replace', 'integer', null, null, null
      union all
      select 'item_id', 'bigint', true, 'replace', 'bigint', null, null, null
      union all
      select 'customer_id', 'bigint', false, 'replace', 'bigint', null, null, null
      union all
      select 'quantity', 'integer', true, 'replace', 'integer', null, null, null
      union all
      select 'amount', 'decimal(12,2)', false, 'replace', 'numeric', null, 12, 2
    ) as wanted
    cross join (
      select cast('sales' as varchar(127)) as table_schema,
        cast('store_sales_delivered' as varchar(127)) as table_name, cast('"sales"."store_sales_delivered"' as varchar(512)) as relation
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
      if stepshift_difference.name = 'delivered_on' then
        alter table "sales"."store_sales_delivered" add column "delivered_on" date;
      elsif stepshift_difference.name = 'ticket_id' then
        alter table "sales"."store_sales_delivered" add column "ticket_id" bigint;
      elsif stepshift_difference.name = 'line_number' then
        alter table "sales"."store_sales_delivered" add column "line_number" integer;
      elsif stepshift_difference.name = 'revision' then
        alter table "sales"."store_sales_delivered" add column "revision" integer;
      elsif stepshift_difference.name = 'sold_date' then
        alter table "sales"."store_sales_delivered" add column "sold_date" date;
      elsif stepshift_difference.name = 'store_id' then
        alter table "sales"."store_sales_delivered" add column "store_id" integer;
      elsif stepshift_difference.name = 'item_id' then
        alter table "sales"."store_sales_delivered" add column "item_id" bigint;
      elsif stepshift_difference.name = 'customer_id' then
        alter table "sales"."store_sales_delivered" add column "customer_id" bigint;
      elsif stepshift_difference.name = 'quantity' then
        alter table "sales"."store_sales_delivered" add column "quantity" integer;
      elsif stepshift_difference.name = 'amount' then
        alter table "sales"."store_sales_delivered" add column "amount" decimal(12,2);
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
        stepshift_by_hand := 'alter table ' || '"sales"."store_sales_delivered"' || ' add column ' || stepshift_difference.name || ' '
          || stepshift_difference.type || ' default <value> not null';
      elsif stepshift_difference.mend = 'rebuild' then
        stepshift_by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || '"sales"."store_sales_delivered"' || '; drop table ' || '"sales"."store_sales_delivered"' || '; alter table <new> rename';
      else
        stepshift_by_hand := 'alter table ' || '"sales"."store_sales_delivered"' || ' add column ' || stepshift_difference.name
          || '_new ' || stepshift_difference.type || '; update ' || '"sales"."store_sales_delivered"' || ' set '
          || stepshift_difference.name || '_new = cast(' || stepshift_difference.name || ' as '
          || stepshift_difference.type || '); alter table ' || '"sales"."store_sales_delivered"' || ' drop column '
          || stepshift_difference.name || '; alter table ' || '"sales"."store_sales_delivered"' || ' rename column '
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

call "stepshift"."columns_sales__store_sales_delivered"();

drop table if exists "stepshift_staging"."sales__store_sales_delivered";

create table "stepshift_staging"."sales__store_sales_delivered" (like "sales"."store_sales_delivered");

copy "stepshift_staging"."sales__store_sales_delivered" (
  "delivered_on",
  "ticket_id",
  "line_number",
  "revision",
  "sold_date",
  "store_id",
  "item_id",
  "customer_id",
  "quantity",
  "amount"
)
from 's3://stepshift-data/stepshift/manifests/sales/store_sales_delivered/run-1/769785ee0390dfc5.manifest'
iam_role default
manifest
csv
quote '"'
delimiter ','
ignoreheader 1
maxerror 0
compupdate off
statupdate on;
