-- rows of statement 18, timeout 3600 s

set query_group to 'local/shop/items/copy';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

create schema if not exists "shop";

create schema if not exists "shop_staging";

create schema if not exists "stepshift";

create table if not exists "shop"."items" (
  "item_sk" bigint not null,
  "item_id" varchar(16) not null,
  "brand" varchar(40),
  "price" decimal(12,2),
  "description" varchar(200),
  "changed_on" date not null,
  "valid_from" date not null,
  "valid_to" date not null,
  "is_current" boolean not null,
  "is_deleted" boolean not null,
  primary key ("item_id", "valid_from")
)
diststyle key
distkey ("item_id")
sortkey ("item_id");

create table if not exists "stepshift"."ledger_shop__items" (
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

create table if not exists "stepshift"."staged_shop__items" (
  "execution" varchar(512) not null,
  "staging_holds_another_load" boolean not null,
  "cut_texts" bigint,
  "cut_columns" varchar(65535)
)
diststyle auto;

create table if not exists "stepshift"."journal_shop__items" (
  "item_id" varchar(16) not null,
  "brand" varchar(40),
  "price" decimal(12,2),
  "description" varchar(200),
  "changed_on" date,
  "stepshift_effective" date not null,
  "stepshift_gone" boolean not null
)
diststyle key
distkey ("item_id")
sortkey ("item_id");

lock "stepshift"."ledger_shop__items";

create or replace procedure "stepshift"."columns_shop__items"() as $$
declare
  stepshift_column record;
  stepshift_difference record;
  stepshift_columns varchar(65535) := ',item_id,brand,price,description,changed_on,';
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
  from "stepshift"."ledger_shop__items"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__items");
  stepshift_known := stepshift_last;
  stepshift_known := replace(stepshift_known, ',make,', ',brand,');
  if stepshift_known <> '' and stepshift_known <> stepshift_columns then
    for stepshift_column in
      select cast(column_name as varchar(127)) as name
      from svv_columns
      where table_schema = 'shop' and table_name = 'items'
    loop
      if strpos(stepshift_known, ',' || stepshift_column.name || ',') > 0
        and strpos(stepshift_columns || 'colour,shape,', ',' || stepshift_column.name || ',') = 0 then
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
    stepshift_problem := 'Columns are unclear: since the last load of ' || '"shop"."items"'
      || ' these are gone: ' || substring(stepshift_gone, 3, 1500) || '; and these are new: '
      || substring(stepshift_new, 3, 1500) || '. In pipeline.yaml write renamed_from: <gone> on each new one'
      || ' that is an old one, or dropped: [<gone>] on the table for those that are gone for good; then redrive.';
    raise exception '%', stepshift_problem;
  end if;
  for stepshift_column in
    select place.relation, wanted.name, wanted.former
    from (
      select cast('brand' as varchar(127)) as name, cast('make' as varchar(127)) as former
    ) as wanted
    cross join (
        select cast('shop' as varchar(127)) as table_schema,
          cast('items' as varchar(127)) as table_name, cast('"shop"."items"' as varchar(512)) as relation
        union all
        select 'stepshift', 'journal_shop__items', '"stepshift"."journal_shop__items"'
    ) as place
    join svv_columns as actual
      on actual.table_schema = place.table_schema
      and actual.table_name = place.table_name
      and actual.column_name in (wanted.name, wanted.former)
    group by place.relation, wanted.name, wanted.former
    having count(*) = 2
  loop
    -- The merge makes the journal anew from the target.
    if stepshift_column.relation = '"stepshift"."journal_shop__items"' then
      stepshift_by_hand := 'drop table ' || stepshift_column.relation;
    else
      stepshift_by_hand := 'update ' || stepshift_column.relation || ' set ' || stepshift_column.name || ' = '
        || stepshift_column.former || ' where ' || stepshift_column.name || ' is null; alter table '
        || stepshift_column.relation || ' drop column ' || stepshift_column.former || '; drop table ' || '"stepshift"."journal_shop__items"';
    end if;
    stepshift_problem := 'Columns are unclear: ' || stepshift_column.relation || ' has ' || stepshift_column.name
      || ' and also ' || stepshift_column.former || ', its renamed_from in pipeline.yaml. Both may hold values.'
      || ' Remove renamed_from, or run by hand and redrive: ' || stepshift_by_hand;
    raise exception '%', stepshift_problem;
  end loop;
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
        select cast('item_id' as varchar(127)) as name, cast('varchar(16)' as varchar(64)) as type,
          true as not_null, cast('rebuild' as varchar(8)) as change,
          cast('character varying' as varchar(64)) as data_type, cast(16 as integer) as length,
          cast(null as integer) as digits, cast(null as integer) as scale
        union all
        select 'brand', 'varchar(40)', false, 'lengthen', 'character varying', 40, null, null
        union all
        select 'price', 'decimal(12,2)', false, 'replace', 'numeric', null, 12, 2
        union all
        select 'description', 'varchar(200)', false, 'lengthen', 'character varying', 200, null, null
        union all
        select 'changed_on', 'date', true, 'replace', 'date', null, null, null
      ) as wanted
      cross join (
        select cast('shop' as varchar(127)) as table_schema,
          cast('items' as varchar(127)) as table_name, cast('"shop"."items"' as varchar(512)) as relation
        union all
        select 'stepshift', 'journal_shop__items', '"stepshift"."journal_shop__items"'
      ) as place
      left join svv_columns as actual
        on actual.table_schema = place.table_schema
        and actual.table_name = place.table_name
        and (actual.column_name = wanted.name or (actual.column_name = 'make' and wanted.name = 'brand'))
    ) as compared
    where compared.actual_name is null or compared.change <> 'keep' or compared.actual_name <> compared.name
  loop
    if stepshift_difference.actual_type is null and not stepshift_difference.not_null
      and stepshift_difference.relation = '"stepshift"."journal_shop__items"' then
      if stepshift_difference.name = 'item_id' then
        alter table "stepshift"."journal_shop__items" add column "item_id" varchar(16);
      elsif stepshift_difference.name = 'brand' then
        alter table "stepshift"."journal_shop__items" add column "brand" varchar(40);
      elsif stepshift_difference.name = 'price' then
        alter table "stepshift"."journal_shop__items" add column "price" decimal(12,2);
      elsif stepshift_difference.name = 'description' then
        alter table "stepshift"."journal_shop__items" add column "description" varchar(200);
      elsif stepshift_difference.name = 'changed_on' then
        alter table "stepshift"."journal_shop__items" add column "changed_on" date;
      end if;
    elsif stepshift_difference.actual_type is null and not stepshift_difference.not_null then
      if stepshift_difference.name = 'item_id' then
        alter table "shop"."items" add column "item_id" varchar(16);
      elsif stepshift_difference.name = 'brand' then
        alter table "shop"."items" add column "brand" varchar(40);
      elsif stepshift_difference.name = 'price' then
        alter table "shop"."items" add column "price" decimal(12,2);
      elsif stepshift_difference.name = 'description' then
        alter table "shop"."items" add column "description" varchar(200);
      elsif stepshift_difference.name = 'changed_on' then
        alter table "shop"."items" add column "changed_on" date;
      end if;
    elsif stepshift_difference.change = 'keep' and stepshift_difference.actual_name is not null
      and stepshift_difference.relation = '"stepshift"."journal_shop__items"' then
      if stepshift_difference.name = 'brand' then
        alter table "stepshift"."journal_shop__items" rename column "make" to "brand";
      end if;
    elsif stepshift_difference.change = 'keep' and stepshift_difference.actual_name is not null then
      if stepshift_difference.name = 'brand' then
        alter table "shop"."items" rename column "make" to "brand";
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
        stepshift_by_hand := 'alter table ' || '"shop"."items"' || ' add column ' || stepshift_difference.name || ' '
          || stepshift_difference.type || ' default <value> not null';
      elsif stepshift_difference.change = 'rebuild' then
        stepshift_by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || '"shop"."items"' || '; drop table ' || '"shop"."items"' || '; alter table <new> rename';
      else
        stepshift_by_hand := 'alter table ' || '"shop"."items"' || ' add column ' || stepshift_difference.name
          || '_new ' || stepshift_difference.type || '; update ' || '"shop"."items"' || ' set '
          || stepshift_difference.name || '_new = cast(' || stepshift_difference.actual_name || ' as '
          || stepshift_difference.type || '); alter table ' || '"shop"."items"' || ' drop column '
          || stepshift_difference.actual_name || '; alter table ' || '"shop"."items"' || ' rename column '
          || stepshift_difference.name || '_new to ' || stepshift_difference.name;
      end if;
      -- The merge makes the journal anew from the target.
      if stepshift_difference.relation = '"stepshift"."journal_shop__items"' then
        stepshift_by_hand := 'drop table ' || '"stepshift"."journal_shop__items"';
      else
        stepshift_by_hand := stepshift_by_hand || '; drop table ' || '"stepshift"."journal_shop__items"';
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
  if strpos(stepshift_last, ',make,') > 0 then
    update "stepshift"."ledger_shop__items"
    set "columns" = replace("columns", ',make,', ',brand,'),
      "never_filled" = replace("never_filled", ',make,', ',brand,')
    where strpos("columns", ',make,') > 0;
  end if;
end;
$$ language plpgsql;

call "stepshift"."columns_shop__items"();

drop table if exists "shop_staging"."shop__items";

create table "shop_staging"."shop__items" (
  "item_id" varchar(16) not null,
  "brand" varchar(40),
  "price" decimal(21,11),
  "description" varchar(200),
  "changed_on" date not null
)
diststyle key
distkey ("item_id");

delete from "stepshift"."staged_shop__items";

insert into "stepshift"."staged_shop__items" ("execution", "staging_holds_another_load")
values ('arn:aws:states:run-1', false);

copy "shop_staging"."shop__items" (
  "item_id",
  "brand",
  "price",
  "description",
  "changed_on"
)
from 's3://stepshift-data/stepshift/manifests/shop/items/run-1/464e2d45c0384fac.manifest'
iam_role default
manifest
delimiter '|'
maxerror 0
compupdate off
statupdate on;
