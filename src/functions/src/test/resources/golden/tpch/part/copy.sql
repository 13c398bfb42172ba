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
    cross join (
      select cast('tpch' as varchar(127)) as table_schema,
        cast('part' as varchar(127)) as table_name, cast('"tpch"."part"' as varchar(512)) as relation
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
      if stepshift_difference.name = 'p_partkey' then
        alter table "tpch"."part" add column "p_partkey" bigint;
      elsif stepshift_difference.name = 'p_name' then
        alter table "tpch"."part" add column "p_name" varchar(55);
      elsif stepshift_difference.name = 'p_mfgr' then
        alter table "tpch"."part" add column "p_mfgr" char(25);
      elsif stepshift_difference.name = 'p_brand' then
        alter table "tpch"."part" add column "p_brand" char(10);
      elsif stepshift_difference.name = 'p_type' then
        alter table "tpch"."part" add column "p_type" varchar(25);
      elsif stepshift_difference.name = 'p_size' then
        alter table "tpch"."part" add column "p_size" integer;
      elsif stepshift_difference.name = 'p_container' then
        alter table "tpch"."part" add column "p_container" char(10);
      elsif stepshift_difference.name = 'p_retailprice' then
        alter table "tpch"."part" add column "p_retailprice" decimal(15,2);
      elsif stepshift_difference.name = 'p_comment' then
        alter table "tpch"."part" add column "p_comment" varchar(23);
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
        stepshift_by_hand := 'alter table ' || '"tpch"."part"' || ' add column ' || stepshift_difference.name || ' '
          || stepshift_difference.type || ' default <value> not null';
      elsif stepshift_difference.mend = 'rebuild' then
        stepshift_by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || '"tpch"."part"' || '; drop table ' || '"tpch"."part"' || '; alter table <new> rename';
      else
        stepshift_by_hand := 'alter table ' || '"tpch"."part"' || ' add column ' || stepshift_difference.name
          || '_new ' || stepshift_difference.type || '; update ' || '"tpch"."part"' || ' set '
          || stepshift_difference.name || '_new = cast(' || stepshift_difference.name || ' as '
          || stepshift_difference.type || '); alter table ' || '"tpch"."part"' || ' drop column '
          || stepshift_difference.name || '; alter table ' || '"tpch"."part"' || ' rename column '
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
