-- rows of statement 12, timeout 1800 s

set query_group to 'local/tpch/orders/copy';

set statement_timeout to 1710000;

create schema if not exists "tpch";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "tpch"."orders" (
  "o_orderkey" bigint not null,
  "o_custkey" bigint not null,
  "o_orderstatus" char(1) not null,
  "o_totalprice" decimal(15,2) not null,
  "o_orderdate" date not null,
  "o_orderpriority" char(15),
  "o_clerk" char(15),
  "o_shippriority" integer,
  "o_comment" varchar(79),
  primary key ("o_orderkey")
)
diststyle key
distkey ("o_orderkey")
sortkey ("o_orderdate");

create table if not exists "stepshift"."ledger_tpch__orders" (
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

lock "stepshift"."ledger_tpch__orders";

create or replace procedure "stepshift"."columns_tpch__orders"() as $$
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
      select cast('o_orderkey' as varchar(127)) as name, cast('bigint' as varchar(64)) as type,
        true as not_null, cast('rebuild' as varchar(8)) as mend,
        cast('bigint' as varchar(64)) as data_type, cast(null as integer) as length,
        cast(null as integer) as digits, cast(null as integer) as scale
      union all
      select 'o_custkey', 'bigint', true, 'replace', 'bigint', null, null, null
      union all
      select 'o_orderstatus', 'char(1)', true, 'replace', 'character', 1, null, null
      union all
      select 'o_totalprice', 'decimal(15,2)', true, 'replace', 'numeric', null, 15, 2
      union all
      select 'o_orderdate', 'date', true, 'rebuild', 'date', null, null, null
      union all
      select 'o_orderpriority', 'char(15)', false, 'replace', 'character', 15, null, null
      union all
      select 'o_clerk', 'char(15)', false, 'replace', 'character', 15, null, null
      union all
      select 'o_shippriority', 'integer', false, 'replace', 'integer', null, null, null
      union all
      select 'o_comment', 'varchar(79)', false, 'lengthen', 'character varying', 79, null, null
    ) as wanted
    cross join (
      select cast('tpch' as varchar(127)) as table_schema,
        cast('orders' as varchar(127)) as table_name, cast('"tpch"."orders"' as varchar(512)) as relation
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
      if stepshift_difference.name = 'o_orderkey' then
        alter table "tpch"."orders" add column "o_orderkey" bigint;
      elsif stepshift_difference.name = 'o_custkey' then
        alter table "tpch"."orders" add column "o_custkey" bigint;
      elsif stepshift_difference.name = 'o_orderstatus' then
        alter table "tpch"."orders" add column "o_orderstatus" char(1);
      elsif stepshift_difference.name = 'o_totalprice' then
        alter table "tpch"."orders" add column "o_totalprice" decimal(15,2);
      elsif stepshift_difference.name = 'o_orderdate' then
        alter table "tpch"."orders" add column "o_orderdate" date;
      elsif stepshift_difference.name = 'o_orderpriority' then
        alter table "tpch"."orders" add column "o_orderpriority" char(15);
      elsif stepshift_difference.name = 'o_clerk' then
        alter table "tpch"."orders" add column "o_clerk" char(15);
      elsif stepshift_difference.name = 'o_shippriority' then
        alter table "tpch"."orders" add column "o_shippriority" integer;
      elsif stepshift_difference.name = 'o_comment' then
        alter table "tpch"."orders" add column "o_comment" varchar(79);
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
        stepshift_by_hand := 'alter table ' || '"tpch"."orders"' || ' add column ' || stepshift_difference.name || ' '
          || stepshift_difference.type || ' default <value> not null';
      elsif stepshift_difference.mend = 'rebuild' then
        stepshift_by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || '"tpch"."orders"' || '; drop table ' || '"tpch"."orders"' || '; alter table <new> rename';
      else
        stepshift_by_hand := 'alter table ' || '"tpch"."orders"' || ' add column ' || stepshift_difference.name
          || '_new ' || stepshift_difference.type || '; update ' || '"tpch"."orders"' || ' set '
          || stepshift_difference.name || '_new = cast(' || stepshift_difference.name || ' as '
          || stepshift_difference.type || '); alter table ' || '"tpch"."orders"' || ' drop column '
          || stepshift_difference.name || '; alter table ' || '"tpch"."orders"' || ' rename column '
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

call "stepshift"."columns_tpch__orders"();

drop table if exists "stepshift_staging"."tpch__orders";

create table "stepshift_staging"."tpch__orders" (like "tpch"."orders");

copy "stepshift_staging"."tpch__orders" (
  "o_orderkey",
  "o_custkey",
  "o_orderstatus",
  "o_totalprice",
  "o_orderdate",
  "o_orderpriority",
  "o_clerk",
  "o_shippriority",
  "o_comment"
)
from 's3://stepshift-data/stepshift/manifests/tpch/orders/run-1/84ef93b35c3f3526.manifest'
iam_role default
manifest
delimiter '|'
gzip
maxerror 0
compupdate off
statupdate on;
