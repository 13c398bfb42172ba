-- rows of statement 17, timeout 3600 s

set query_group to 'local/tpch/lineitem/copy';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

create schema if not exists "tpch";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "tpch"."lineitem" (
  "l_orderkey" bigint not null,
  "l_partkey" bigint not null,
  "l_suppkey" bigint not null,
  "l_linenumber" integer not null,
  "l_quantity" decimal(15,2) not null,
  "l_extendedprice" decimal(15,2) not null,
  "l_discount" decimal(15,2) not null,
  "l_tax" decimal(15,2) not null,
  "l_returnflag" char(1) not null,
  "l_linestatus" char(1) not null,
  "l_shipdate" date not null,
  "l_commitdate" date,
  "l_receiptdate" date,
  "l_shipinstruct" char(25),
  "l_shipmode" char(10),
  "l_comment" varchar(44),
  primary key ("l_orderkey", "l_linenumber")
)
diststyle key
distkey ("l_orderkey")
sortkey ("l_shipdate");

create table if not exists "stepshift"."ledger_tpch__lineitem" (
  "load_key" varchar(64) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "stack" varchar(256) not null,
  "strategy" varchar(32) not null,
  "files" bigint not null,
  "bytes" bigint not null,
  "rows" bigint not null,
  "loaded_at" timestamp not null,
  "columns" varchar(65535) not null,
  "never_filled" varchar(65535) not null
)
diststyle auto;

create table if not exists "stepshift"."staged_tpch__lineitem" (
  "execution" varchar(512) not null,
  "staging_holds_another_load" boolean not null,
  "cut_texts" bigint,
  "cut_columns" varchar(65535)
)
diststyle auto;

lock "stepshift"."ledger_tpch__lineitem";

create or replace procedure "stepshift"."columns_tpch__lineitem"() as $$
declare
  stepshift_column record;
  stepshift_difference record;
  stepshift_columns varchar(65535) := ',l_orderkey,l_partkey,l_suppkey,l_linenumber,l_quantity,l_extendedprice,l_discount,l_tax,l_returnflag,l_linestatus,l_shipdate,l_commitdate,l_receiptdate,l_shipinstruct,l_shipmode,l_comment,';
  stepshift_last varchar(65535);
  stepshift_known varchar(65535);
  stepshift_gone varchar(65535) := '';
  stepshift_new varchar(65535) := '';
  stepshift_place integer := 2;
  stepshift_by_hand varchar(4000);
  stepshift_problem varchar(8000);
  stepshift_too_short varchar(8000);
begin
  select coalesce(max("columns"), '') into stepshift_last
  from "stepshift"."ledger_tpch__lineitem"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_tpch__lineitem");
  stepshift_known := stepshift_last;
  if stepshift_known <> '' and stepshift_known <> stepshift_columns then
    for stepshift_column in
      select cast(column_name as varchar(127)) as name
      from svv_columns
      where table_schema = 'tpch' and table_name = 'lineitem'
    loop
      if strpos(stepshift_known, ',' || stepshift_column.name || ',') > 0
        and strpos(stepshift_columns || '', ',' || stepshift_column.name || ',') = 0 then
        stepshift_gone := stepshift_gone || ', ' || stepshift_column.name;
      end if;
    end loop;
  end if;
  if stepshift_gone <> '' then
    while split_part(stepshift_columns, ',', stepshift_place) <> '' loop
      if strpos(stepshift_known, ',' || split_part(stepshift_columns, ',', stepshift_place) || ',') = 0 then
        stepshift_new := stepshift_new || ', ' || split_part(stepshift_columns, ',', stepshift_place);
      end if;
      stepshift_place := stepshift_place + 1;
    end loop;
  end if;
  if stepshift_new <> '' then
    stepshift_problem := 'Columns are unclear: since the last load of ' || '"tpch"."lineitem"'
      || ' these are gone: ' || substring(stepshift_gone, 3, 1500) || '; and these are new: '
      || substring(stepshift_new, 3, 1500) || '. In pipeline.yaml write renamed_from: <gone> on each new one'
      || ' that is an old one, or dropped: [<gone>] on the table for those that are gone for good; then redrive.';
    raise exception '%', stepshift_problem;
  end if;
  for stepshift_difference in
    select compared.relation, compared.name, compared.type, compared.not_null, compared.length, compared.change,
      compared.actual_name, compared.actual_type, compared.actual_size
    from (
      select place.relation, wanted.name, wanted.type, wanted.not_null, wanted.length,
        actual.column_name as actual_name, actual.data_type as actual_type,
        coalesce(actual.character_maximum_length, actual.numeric_precision) as actual_size,
        case
          when wanted.data_type <> '' and (
            actual.data_type <> wanted.data_type
            or actual.character_maximum_length < wanted.length
            or actual.numeric_precision < wanted.digits
            or (wanted.digits is not null and actual.numeric_scale <> wanted.scale)
          ) then wanted.change
          else 'keep'
        end as change
      from (
        select cast('l_orderkey' as varchar(127)) as name, cast('bigint' as varchar(64)) as type,
          true as not_null, cast('rebuild' as varchar(8)) as change,
          cast('bigint' as varchar(64)) as data_type, cast(null as integer) as length,
          cast(null as integer) as digits, cast(null as integer) as scale
        union all
        select 'l_partkey', 'bigint', true, 'replace', 'bigint', null, null, null
        union all
        select 'l_suppkey', 'bigint', true, 'replace', 'bigint', null, null, null
        union all
        select 'l_linenumber', 'integer', true, 'rebuild', 'integer', null, null, null
        union all
        select 'l_quantity', 'decimal(15,2)', true, 'replace', 'numeric', null, 15, 2
        union all
        select 'l_extendedprice', 'decimal(15,2)', true, 'replace', 'numeric', null, 15, 2
        union all
        select 'l_discount', 'decimal(15,2)', true, 'replace', 'numeric', null, 15, 2
        union all
        select 'l_tax', 'decimal(15,2)', true, 'replace', 'numeric', null, 15, 2
        union all
        select 'l_returnflag', 'char(1)', true, 'replace', 'character', 1, null, null
        union all
        select 'l_linestatus', 'char(1)', true, 'replace', 'character', 1, null, null
        union all
        select 'l_shipdate', 'date', true, 'rebuild', 'date', null, null, null
        union all
        select 'l_commitdate', 'date', false, 'replace', 'date', null, null, null
        union all
        select 'l_receiptdate', 'date', false, 'replace', 'date', null, null, null
        union all
        select 'l_shipinstruct', 'char(25)', false, 'replace', 'character', 25, null, null
        union all
        select 'l_shipmode', 'char(10)', false, 'replace', 'character', 10, null, null
        union all
        select 'l_comment', 'varchar(44)', false, 'lengthen', 'character varying', 44, null, null
      ) as wanted
      cross join (
        select cast('tpch' as varchar(127)) as table_schema,
          cast('lineitem' as varchar(127)) as table_name, cast('"tpch"."lineitem"' as varchar(512)) as relation
      ) as place
      left join svv_columns as actual
        on actual.table_schema = place.table_schema
        and actual.table_name = place.table_name
        and (actual.column_name = wanted.name)
    ) as compared
    where compared.actual_name is null or compared.change <> 'keep' or compared.actual_name <> compared.name
  loop
    if stepshift_difference.actual_type is null and not stepshift_difference.not_null then
      if stepshift_difference.name = 'l_orderkey' then
        alter table "tpch"."lineitem" add column "l_orderkey" bigint;
      elsif stepshift_difference.name = 'l_partkey' then
        alter table "tpch"."lineitem" add column "l_partkey" bigint;
      elsif stepshift_difference.name = 'l_suppkey' then
        alter table "tpch"."lineitem" add column "l_suppkey" bigint;
      elsif stepshift_difference.name = 'l_linenumber' then
        alter table "tpch"."lineitem" add column "l_linenumber" integer;
      elsif stepshift_difference.name = 'l_quantity' then
        alter table "tpch"."lineitem" add column "l_quantity" decimal(15,2);
      elsif stepshift_difference.name = 'l_extendedprice' then
        alter table "tpch"."lineitem" add column "l_extendedprice" decimal(15,2);
      elsif stepshift_difference.name = 'l_discount' then
        alter table "tpch"."lineitem" add column "l_discount" decimal(15,2);
      elsif stepshift_difference.name = 'l_tax' then
        alter table "tpch"."lineitem" add column "l_tax" decimal(15,2);
      elsif stepshift_difference.name = 'l_returnflag' then
        alter table "tpch"."lineitem" add column "l_returnflag" char(1);
      elsif stepshift_difference.name = 'l_linestatus' then
        alter table "tpch"."lineitem" add column "l_linestatus" char(1);
      elsif stepshift_difference.name = 'l_shipdate' then
        alter table "tpch"."lineitem" add column "l_shipdate" date;
      elsif stepshift_difference.name = 'l_commitdate' then
        alter table "tpch"."lineitem" add column "l_commitdate" date;
      elsif stepshift_difference.name = 'l_receiptdate' then
        alter table "tpch"."lineitem" add column "l_receiptdate" date;
      elsif stepshift_difference.name = 'l_shipinstruct' then
        alter table "tpch"."lineitem" add column "l_shipinstruct" char(25);
      elsif stepshift_difference.name = 'l_shipmode' then
        alter table "tpch"."lineitem" add column "l_shipmode" char(10);
      elsif stepshift_difference.name = 'l_comment' then
        alter table "tpch"."lineitem" add column "l_comment" varchar(44);
      end if;
    elsif stepshift_difference.change = 'lengthen' and stepshift_difference.actual_type = 'character varying' then
      stepshift_too_short := 'Column ' || stepshift_difference.name || ' of ' || stepshift_difference.relation
        || ' is ' || stepshift_difference.actual_type || ' (' || cast(stepshift_difference.actual_size as varchar)
        || ') in the warehouse and ' || stepshift_difference.type
        || ' in pipeline.yaml. The load lengthens it: alter table ' || stepshift_difference.relation
        || ' alter column "' || stepshift_difference.actual_name
        || '" type varchar(' || cast(stepshift_difference.length as varchar) || ')';
    else
      if stepshift_difference.actual_type is null then
        stepshift_by_hand := 'alter table ' || '"tpch"."lineitem"' || ' add column ' || stepshift_difference.name || ' '
          || stepshift_difference.type || ' default <value> not null';
      elsif stepshift_difference.change = 'rebuild' then
        stepshift_by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || '"tpch"."lineitem"' || '; drop table ' || '"tpch"."lineitem"' || '; alter table <new> rename';
      else
        stepshift_by_hand := 'alter table ' || '"tpch"."lineitem"' || ' add column ' || stepshift_difference.name
          || '_new ' || stepshift_difference.type || '; update ' || '"tpch"."lineitem"' || ' set '
          || stepshift_difference.name || '_new = cast(' || stepshift_difference.actual_name || ' as '
          || stepshift_difference.type || '); alter table ' || '"tpch"."lineitem"' || ' drop column '
          || stepshift_difference.actual_name || '; alter table ' || '"tpch"."lineitem"' || ' rename column '
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

call "stepshift"."columns_tpch__lineitem"();

drop table if exists "stepshift_staging"."tpch__lineitem";

create table "stepshift_staging"."tpch__lineitem" (
  "l_orderkey" bigint not null,
  "l_partkey" bigint not null,
  "l_suppkey" bigint not null,
  "l_linenumber" integer not null,
  "l_quantity" decimal(24,11) not null,
  "l_extendedprice" decimal(24,11) not null,
  "l_discount" decimal(24,11) not null,
  "l_tax" decimal(24,11) not null,
  "l_returnflag" char(1) not null,
  "l_linestatus" char(1) not null,
  "l_shipdate" date not null,
  "l_commitdate" date,
  "l_receiptdate" date,
  "l_shipinstruct" char(25),
  "l_shipmode" char(10),
  "l_comment" varchar(44)
)
diststyle key
distkey ("l_orderkey");

delete from "stepshift"."staged_tpch__lineitem";

insert into "stepshift"."staged_tpch__lineitem" ("execution", "staging_holds_another_load")
values ('arn:aws:states:run-1', false);

copy "stepshift_staging"."tpch__lineitem" (
  "l_orderkey",
  "l_partkey",
  "l_suppkey",
  "l_linenumber",
  "l_quantity",
  "l_extendedprice",
  "l_discount",
  "l_tax",
  "l_returnflag",
  "l_linestatus",
  "l_shipdate",
  "l_commitdate",
  "l_receiptdate",
  "l_shipinstruct",
  "l_shipmode",
  "l_comment"
)
from 's3://stepshift-data/stepshift/manifests/tpch/lineitem/run-1/96149ad435c4781b.manifest'
iam_role default
manifest
delimiter '|'
gzip
maxerror 0
compupdate off
statupdate on;
