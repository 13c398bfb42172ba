-- rows of statement 12, timeout 3600 s

set query_group to 'local/shop/visits/copy';

set statement_timeout to 3420000;

create schema if not exists "shop";

create schema if not exists "shop_staging";

create schema if not exists "stepshift";

create table if not exists "shop"."visits" (
  "day" date,
  "shop" integer,
  "visitors" bigint
)
diststyle auto
sortkey ("day");

create table if not exists "stepshift"."ledger_shop__visits" (
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

lock "stepshift"."ledger_shop__visits";

create or replace procedure "stepshift"."columns_shop__visits"() as $$
declare
  difference record;
  by_hand varchar(2000);
begin
  for difference in
    select wanted.name, wanted.type, wanted.not_null, wanted.mend, actual.data_type as found,
      coalesce(actual.character_maximum_length, actual.numeric_precision) as size,
      actual.numeric_scale as scale
    from (
      select cast('day' as varchar(127)) as name, cast('date' as varchar(64)) as type,
        false as not_null, cast('rebuild' as varchar(8)) as mend,
        cast('date' as varchar(64)) as data_type, cast(null as integer) as length,
        cast(null as integer) as digits, cast(null as integer) as scale
      union all
      select 'shop', 'integer', false, 'replace', 'integer', null, null, null
      union all
      select 'visitors', 'bigint', false, 'replace', 'bigint', null, null, null
    ) as wanted
    left join svv_columns as actual
      on actual.table_schema = 'shop'
      and actual.table_name = 'visits'
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
    if difference.found is null and not difference.not_null then
      if difference.name = 'day' then
        alter table "shop"."visits" add column "day" date;
      elsif difference.name = 'shop' then
        alter table "shop"."visits" add column "shop" integer;
      elsif difference.name = 'visitors' then
        alter table "shop"."visits" add column "visitors" bigint;
      end if;
    else
      if difference.found is null then
        by_hand := 'alter table ' || '"shop"."visits"' || ' add column ' || difference.name || ' '
          || difference.type || ' default <value> not null';
      elsif difference.mend = 'lengthen' and difference.found = 'character varying' then
        by_hand := 'alter table ' || '"shop"."visits"' || ' alter column ' || difference.name || ' type '
          || difference.type;
      elsif difference.mend = 'rebuild' then
        by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || '"shop"."visits"' || '; drop table ' || '"shop"."visits"' || '; alter table <new> rename';
      else
        by_hand := 'alter table ' || '"shop"."visits"' || ' add column ' || difference.name || '_new '
          || difference.type || '; update ' || '"shop"."visits"' || ' set ' || difference.name
          || '_new = cast(' || difference.name || ' as ' || difference.type || '); alter table '
          || '"shop"."visits"' || ' drop column ' || difference.name || '; alter table ' || '"shop"."visits"'
          || ' rename column ' || difference.name || '_new to ' || difference.name;
      end if;
      raise exception 'Column % of % is % (%) in the warehouse and % in pipeline.yaml, which a load does not change. Undo it there, or run by hand and redrive: %',
        difference.name, '"shop"."visits"', coalesce(difference.found, 'missing'),
        coalesce(cast(difference.size as varchar), '-'),
        difference.type || case when difference.not_null then ' not null' else '' end, by_hand;
    end if;
  end loop;
end;
$$ language plpgsql;

call "stepshift"."columns_shop__visits"();

drop table if exists "shop_staging"."shop__visits";

create table "shop_staging"."shop__visits" (like "shop"."visits");

copy "shop_staging"."shop__visits" (
  "day",
  "shop",
  "visitors"
)
from 's3://stepshift-data/stepshift/manifests/shop/visits/run-1/f24a982d8c3060ba.manifest'
iam_role default
manifest
delimiter '|'
maxerror 0
compupdate off
statupdate on;
