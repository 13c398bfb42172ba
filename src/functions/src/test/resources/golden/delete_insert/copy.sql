-- rows of statement 17, timeout 3600 s

set query_group to 'local/shop/order_lines/copy';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

create schema if not exists "shop";

create schema if not exists "shop_staging";

create schema if not exists "stepshift";

create table if not exists "shop"."order_lines" (
  "order_id" bigint not null,
  "part" smallint not null,
  "item" varchar(40)
)
diststyle auto;

create table if not exists "stepshift"."ledger_shop__order_lines" (
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

create table if not exists "stepshift"."staged_shop__order_lines" (
  "execution" varchar(512) not null,
  "staging_holds_another_load" boolean not null,
  "cut_texts" bigint,
  "cut_columns" varchar(65535)
)
diststyle auto;

lock "stepshift"."ledger_shop__order_lines";

create or replace procedure "stepshift"."columns_shop__order_lines"() as $$
declare
  stepshift_column record;
  stepshift_difference record;
  stepshift_columns varchar(65535) := ',order_id,part,item,';
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
  from "stepshift"."ledger_shop__order_lines"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__order_lines");
  stepshift_known := stepshift_last;
  if stepshift_known <> '' and stepshift_known <> stepshift_columns then
    for stepshift_column in
      select cast(column_name as varchar(127)) as name
      from svv_columns
      where table_schema = 'shop' and table_name = 'order_lines'
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
    stepshift_problem := 'Columns are unclear: since the last load of ' || '"shop"."order_lines"'
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
        select cast('order_id' as varchar(127)) as name, cast('bigint' as varchar(64)) as type,
          true as not_null, cast('rebuild' as varchar(8)) as change,
          cast('bigint' as varchar(64)) as data_type, cast(null as integer) as length,
          cast(null as integer) as digits, cast(null as integer) as scale
        union all
        select 'part', 'smallint', true, 'rebuild', 'smallint', null, null, null
        union all
        select 'item', 'varchar(40)', false, 'lengthen', 'character varying', 40, null, null
      ) as wanted
      cross join (
        select cast('shop' as varchar(127)) as table_schema,
          cast('order_lines' as varchar(127)) as table_name, cast('"shop"."order_lines"' as varchar(512)) as relation
      ) as place
      left join svv_columns as actual
        on actual.table_schema = place.table_schema
        and actual.table_name = place.table_name
        and (actual.column_name = wanted.name)
    ) as compared
    where compared.actual_name is null or compared.change <> 'keep' or compared.actual_name <> compared.name
  loop
    if stepshift_difference.actual_type is null and not stepshift_difference.not_null then
      if stepshift_difference.name = 'order_id' then
        alter table "shop"."order_lines" add column "order_id" bigint;
      elsif stepshift_difference.name = 'part' then
        alter table "shop"."order_lines" add column "part" smallint;
      elsif stepshift_difference.name = 'item' then
        alter table "shop"."order_lines" add column "item" varchar(40);
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
        stepshift_by_hand := 'alter table ' || '"shop"."order_lines"' || ' add column ' || stepshift_difference.name || ' '
          || stepshift_difference.type || ' default <value> not null';
      elsif stepshift_difference.change = 'rebuild' then
        stepshift_by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || '"shop"."order_lines"' || '; drop table ' || '"shop"."order_lines"' || '; alter table <new> rename';
      else
        stepshift_by_hand := 'alter table ' || '"shop"."order_lines"' || ' add column ' || stepshift_difference.name
          || '_new ' || stepshift_difference.type || '; update ' || '"shop"."order_lines"' || ' set '
          || stepshift_difference.name || '_new = cast(' || stepshift_difference.actual_name || ' as '
          || stepshift_difference.type || '); alter table ' || '"shop"."order_lines"' || ' drop column '
          || stepshift_difference.actual_name || '; alter table ' || '"shop"."order_lines"' || ' rename column '
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

call "stepshift"."columns_shop__order_lines"();

drop table if exists "shop_staging"."shop__order_lines";

create table "shop_staging"."shop__order_lines" (like "shop"."order_lines");

delete from "stepshift"."staged_shop__order_lines";

insert into "stepshift"."staged_shop__order_lines" ("execution", "staging_holds_another_load")
values ('arn:aws:states:run-1', false);

copy "shop_staging"."shop__order_lines" (
  "order_id",
  "part",
  "item"
)
from 's3://stepshift-data/stepshift/manifests/shop/order_lines/run-1/e0d6fae87c75cd5f.manifest'
iam_role default
manifest
delimiter '|'
maxerror 0
compupdate off
statupdate on;
