-- rows of statement 12, timeout 1800 s

set query_group to 'local/tpch/part/copy';

set statement_timeout to 1710000;

create schema if not exists "tpch";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "tpch"."part" (
  "p_partkey" bigint not null,
  "p_name" varchar(55) not null,
  "p_mfgr" char(25),
  "p_brand" char(10),
  "p_type" varchar(25),
  "p_size" integer,
  "p_container" char(10),
  "p_retailprice" decimal(15,2) not null,
  "p_comment" varchar(23),
  primary key ("p_partkey")
)
diststyle key
distkey ("p_partkey")
sortkey ("p_partkey");

create table if not exists "stepshift"."ledger_tpch__part" (
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

lock "stepshift"."ledger_tpch__part";

create or replace procedure "stepshift"."columns_tpch__part"() as $$
declare
  difference record;
  by_hand varchar(2000);
begin
  for difference in
    select wanted.name, wanted.type, wanted.not_null, wanted.mend, actual.data_type as found,
      coalesce(actual.character_maximum_length, actual.numeric_precision) as size,
      actual.numeric_scale as scale
    from (
      select cast('p_partkey' as varchar(127)) as name, cast('bigint' as varchar(64)) as type,
        true as not_null, cast('rebuild' as varchar(8)) as mend,
        cast('bigint' as varchar(64)) as data_type, cast(null as integer) as length,
        cast(null as integer) as digits, cast(null as integer) as scale
      union all
      select 'p_name', 'varchar(55)', true, 'lengthen', 'character varying', 55, null, null
      union all
      select 'p_mfgr', 'char(25)', false, 'replace', 'character', 25, null, null
      union all
      select 'p_brand', 'char(10)', false, 'replace', 'character', 10, null, null
      union all
      select 'p_type', 'varchar(25)', false, 'lengthen', 'character varying', 25, null, null
      union all
      select 'p_size', 'integer', false, 'replace', 'integer', null, null, null
      union all
      select 'p_container', 'char(10)', false, 'replace', 'character', 10, null, null
      union all
      select 'p_retailprice', 'decimal(15,2)', true, 'replace', 'numeric', null, 15, 2
      union all
      select 'p_comment', 'varchar(23)', false, 'lengthen', 'character varying', 23, null, null
    ) as wanted
    left join svv_columns as actual
      on actual.table_schema = 'tpch'
      and actual.table_name = 'part'
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
      if difference.name = 'p_partkey' then
        alter table "tpch"."part" add column "p_partkey" bigint;
      elsif difference.name = 'p_name' then
        alter table "tpch"."part" add column "p_name" varchar(55);
      elsif difference.name = 'p_mfgr' then
        alter table "tpch"."part" add column "p_mfgr" char(25);
      elsif difference.name = 'p_brand' then
        alter table "tpch"."part" add column "p_brand" char(10);
      elsif difference.name = 'p_type' then
        alter table "tpch"."part" add column "p_type" varchar(25);
      elsif difference.name = 'p_size' then
        alter table "tpch"."part" add column "p_size" integer;
      elsif difference.name = 'p_container' then
        alter table "tpch"."part" add column "p_container" char(10);
      elsif difference.name = 'p_retailprice' then
        alter table "tpch"."part" add column "p_retailprice" decimal(15,2);
      elsif difference.name = 'p_comment' then
        alter table "tpch"."part" add column "p_comment" varchar(23);
      end if;
    else
      if difference.found is null then
        by_hand := 'alter table ' || '"tpch"."part"' || ' add column ' || difference.name || ' '
          || difference.type || ' default <value> not null';
      elsif difference.mend = 'lengthen' and difference.found = 'character varying' then
        by_hand := 'alter table ' || '"tpch"."part"' || ' alter column ' || difference.name || ' type '
          || difference.type;
      elsif difference.mend = 'rebuild' then
        by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || '"tpch"."part"' || '; drop table ' || '"tpch"."part"' || '; alter table <new> rename';
      else
        by_hand := 'alter table ' || '"tpch"."part"' || ' add column ' || difference.name || '_new '
          || difference.type || '; update ' || '"tpch"."part"' || ' set ' || difference.name
          || '_new = cast(' || difference.name || ' as ' || difference.type || '); alter table '
          || '"tpch"."part"' || ' drop column ' || difference.name || '; alter table ' || '"tpch"."part"'
          || ' rename column ' || difference.name || '_new to ' || difference.name;
      end if;
      raise exception 'Column % of % is % (%) in the warehouse and % in pipeline.yaml, which a load does not change. Undo it there, or run by hand and redrive: %',
        difference.name, '"tpch"."part"', coalesce(difference.found, 'missing'),
        coalesce(cast(difference.size as varchar), '-'),
        difference.type || case when difference.not_null then ' not null' else '' end, by_hand;
    end if;
  end loop;
end;
$$ language plpgsql;

call "stepshift"."columns_tpch__part"();

drop table if exists "stepshift_staging"."tpch__part";

create table "stepshift_staging"."tpch__part" (like "tpch"."part");

copy "stepshift_staging"."tpch__part" (
  "p_partkey",
  "p_name",
  "p_mfgr",
  "p_brand",
  "p_type",
  "p_size",
  "p_container",
  "p_retailprice",
  "p_comment"
)
from 's3://stepshift-data/stepshift/manifests/tpch/part/run-1/eb319f7c1acbec60.manifest'
iam_role default
manifest
delimiter '|'
gzip
maxerror 0
compupdate off
statupdate on;
