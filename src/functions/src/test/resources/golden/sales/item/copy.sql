-- rows of statement 18, timeout 900 s

set query_group to 'local/sales/item/copy';

set statement_timeout to 855000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

create schema if not exists "sales";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "sales"."item" (
  "item_sk" bigint not null,
  "item_id" bigint not null,
  "name" varchar(60) not null,
  "category" varchar(30) not null,
  "price" decimal(8,2),
  "price_from" date not null,
  "valid_from" date not null,
  "valid_to" date not null,
  "is_current" boolean not null,
  primary key ("item_id", "valid_from")
)
diststyle all
sortkey ("item_id");

create table if not exists "stepshift"."ledger_sales__item" (
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

create table if not exists "stepshift"."staged_sales__item" (
  "execution" varchar(512) not null,
  "staging_holds_another_load" boolean not null,
  "cut_texts" bigint,
  "cut_columns" varchar(65535)
)
diststyle auto;

create table if not exists "stepshift"."journal_sales__item" (
  "item_id" bigint not null,
  "name" varchar(60),
  "category" varchar(30),
  "price" decimal(8,2),
  "price_from" date,
  "stepshift_effective" date not null,
  "stepshift_gone" boolean not null
)
diststyle all
sortkey ("item_id");

lock "stepshift"."ledger_sales__item";

create or replace procedure "stepshift"."columns_sales__item"() as $$
declare
  stepshift_column record;
  stepshift_difference record;
  stepshift_columns varchar(65535) := ',item_id,name,category,price,price_from,';
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
  from "stepshift"."ledger_sales__item"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_sales__item");
  stepshift_known := stepshift_last;
  if stepshift_known <> '' and stepshift_known <> stepshift_columns then
    for stepshift_column in
      select cast(column_name as varchar(127)) as name
      from svv_columns
      where table_schema = 'sales' and table_name = 'item'
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
    stepshift_problem := 'Columns are unclear: since the last load of ' || '"sales"."item"'
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
        select cast('item_id' as varchar(127)) as name, cast('bigint' as varchar(64)) as type,
          true as not_null, cast('rebuild' as varchar(8)) as change,
          cast('bigint' as varchar(64)) as data_type, cast(null as integer) as length,
          cast(null as integer) as digits, cast(null as integer) as scale
        union all
        select 'name', 'varchar(60)', true, 'lengthen', 'character varying', 60, null, null
        union all
        select 'category', 'varchar(30)', true, 'lengthen', 'character varying', 30, null, null
        union all
        select 'price', 'decimal(8,2)', false, 'replace', 'numeric', null, 8, 2
        union all
        select 'price_from', 'date', true, 'replace', 'date', null, null, null
      ) as wanted
      cross join (
        select cast('sales' as varchar(127)) as table_schema,
          cast('item' as varchar(127)) as table_name, cast('"sales"."item"' as varchar(512)) as relation
        union all
        select 'stepshift', 'journal_sales__item', '"stepshift"."journal_sales__item"'
      ) as place
      left join svv_columns as actual
        on actual.table_schema = place.table_schema
        and actual.table_name = place.table_name
        and (actual.column_name = wanted.name)
    ) as compared
    where compared.actual_name is null or compared.change <> 'keep' or compared.actual_name <> compared.name
  loop
    if stepshift_difference.actual_type is null and not stepshift_difference.not_null
      and stepshift_difference.relation = '"stepshift"."journal_sales__item"' then
      if stepshift_difference.name = 'item_id' then
        alter table "stepshift"."journal_sales__item" add column "item_id" bigint;
      elsif stepshift_difference.name = 'name' then
        alter table "stepshift"."journal_sales__item" add column "name" varchar(60);
      elsif stepshift_difference.name = 'category' then
        alter table "stepshift"."journal_sales__item" add column "category" varchar(30);
      elsif stepshift_difference.name = 'price' then
        alter table "stepshift"."journal_sales__item" add column "price" decimal(8,2);
      elsif stepshift_difference.name = 'price_from' then
        alter table "stepshift"."journal_sales__item" add column "price_from" date;
      end if;
    elsif stepshift_difference.actual_type is null and not stepshift_difference.not_null then
      if stepshift_difference.name = 'item_id' then
        alter table "sales"."item" add column "item_id" bigint;
      elsif stepshift_difference.name = 'name' then
        alter table "sales"."item" add column "name" varchar(60);
      elsif stepshift_difference.name = 'category' then
        alter table "sales"."item" add column "category" varchar(30);
      elsif stepshift_difference.name = 'price' then
        alter table "sales"."item" add column "price" decimal(8,2);
      elsif stepshift_difference.name = 'price_from' then
        alter table "sales"."item" add column "price_from" date;
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
        stepshift_by_hand := 'alter table ' || '"sales"."item"' || ' add column ' || stepshift_difference.name || ' '
          || stepshift_difference.type || ' default <value> not null';
      elsif stepshift_difference.change = 'rebuild' then
        stepshift_by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || '"sales"."item"' || '; drop table ' || '"sales"."item"' || '; alter table <new> rename';
      else
        stepshift_by_hand := 'alter table ' || '"sales"."item"' || ' add column ' || stepshift_difference.name
          || '_new ' || stepshift_difference.type || '; update ' || '"sales"."item"' || ' set '
          || stepshift_difference.name || '_new = cast(' || stepshift_difference.actual_name || ' as '
          || stepshift_difference.type || '); alter table ' || '"sales"."item"' || ' drop column '
          || stepshift_difference.actual_name || '; alter table ' || '"sales"."item"' || ' rename column '
          || stepshift_difference.name || '_new to ' || stepshift_difference.name;
      end if;
      -- The merge makes the journal anew from the target.
      if stepshift_difference.relation = '"stepshift"."journal_sales__item"' then
        stepshift_by_hand := 'drop table ' || '"stepshift"."journal_sales__item"';
      else
        stepshift_by_hand := stepshift_by_hand || '; drop table ' || '"stepshift"."journal_sales__item"';
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

call "stepshift"."columns_sales__item"();

drop table if exists "stepshift_staging"."sales__item";

create table "stepshift_staging"."sales__item" (
  "item_id" bigint not null,
  "name" varchar(60) not null,
  "category" varchar(30) not null,
  "price" decimal(17,11),
  "price_from" date not null
)
diststyle all;

delete from "stepshift"."staged_sales__item";

insert into "stepshift"."staged_sales__item" ("execution", "staging_holds_another_load")
values ('arn:aws:states:run-1', false);

copy "stepshift_staging"."sales__item" (
  "item_id",
  "name",
  "category",
  "price",
  "price_from"
)
from 's3://stepshift-data/stepshift/manifests/sales/item/run-1/7fdda6a4a7b39305.manifest'
iam_role default
manifest
csv
quote '"'
delimiter ';'
ignoreheader 1
dateformat 'DD.MM.YYYY'
maxerror 0
compupdate off
statupdate on;
