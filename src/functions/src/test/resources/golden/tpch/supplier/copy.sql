-- rows of statement 12, timeout 1800 s

set query_group to 'local/tpch/supplier/copy';

set statement_timeout to 1710000;

create schema if not exists "tpch";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "tpch"."supplier" (
  "s_suppkey" bigint not null,
  "s_name" char(25) not null,
  "s_address" varchar(40),
  "s_nationkey" bigint not null,
  "s_phone" char(15),
  "s_acctbal" decimal(15,2),
  "s_comment" varchar(101),
  primary key ("s_suppkey")
)
diststyle all
sortkey ("s_suppkey");

create table if not exists "stepshift"."ledger_tpch__supplier" (
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

lock "stepshift"."ledger_tpch__supplier";

create or replace procedure "stepshift"."columns_tpch__supplier"() as $$
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
      select cast('s_suppkey' as varchar(127)) as name, cast('bigint' as varchar(64)) as type,
        true as not_null, cast('rebuild' as varchar(8)) as mend,
        cast('bigint' as varchar(64)) as data_type, cast(null as integer) as length,
        cast(null as integer) as digits, cast(null as integer) as scale
      union all
      select 's_name', 'char(25)', true, 'replace', 'character', 25, null, null
      union all
      select 's_address', 'varchar(40)', false, 'lengthen', 'character varying', 40, null, null
      union all
      select 's_nationkey', 'bigint', true, 'replace', 'bigint', null, null, null
      union all
      select 's_phone', 'char(15)', false, 'replace', 'character', 15, null, null
      union all
      select 's_acctbal', 'decimal(15,2)', false, 'replace', 'numeric', null, 15, 2
      union all
      select 's_comment', 'varchar(101)', false, 'lengthen', 'character varying', 101, null, null
    ) as wanted
    cross join (
      select cast('tpch' as varchar(127)) as table_schema,
        cast('supplier' as varchar(127)) as table_name, cast('"tpch"."supplier"' as varchar(512)) as relation
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
      if stepshift_difference.name = 's_suppkey' then
        alter table "tpch"."supplier" add column "s_suppkey" bigint;
      elsif stepshift_difference.name = 's_name' then
        alter table "tpch"."supplier" add column "s_name" char(25);
      elsif stepshift_difference.name = 's_address' then
        alter table "tpch"."supplier" add column "s_address" varchar(40);
      elsif stepshift_difference.name = 's_nationkey' then
        alter table "tpch"."supplier" add column "s_nationkey" bigint;
      elsif stepshift_difference.name = 's_phone' then
        alter table "tpch"."supplier" add column "s_phone" char(15);
      elsif stepshift_difference.name = 's_acctbal' then
        alter table "tpch"."supplier" add column "s_acctbal" decimal(15,2);
      elsif stepshift_difference.name = 's_comment' then
        alter table "tpch"."supplier" add column "s_comment" varchar(101);
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
        stepshift_by_hand := 'alter table ' || '"tpch"."supplier"' || ' add column ' || stepshift_difference.name || ' '
          || stepshift_difference.type || ' default <value> not null';
      elsif stepshift_difference.mend = 'rebuild' then
        stepshift_by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || '"tpch"."supplier"' || '; drop table ' || '"tpch"."supplier"' || '; alter table <new> rename';
      else
        stepshift_by_hand := 'alter table ' || '"tpch"."supplier"' || ' add column ' || stepshift_difference.name
          || '_new ' || stepshift_difference.type || '; update ' || '"tpch"."supplier"' || ' set '
          || stepshift_difference.name || '_new = cast(' || stepshift_difference.name || ' as '
          || stepshift_difference.type || '); alter table ' || '"tpch"."supplier"' || ' drop column '
          || stepshift_difference.name || '; alter table ' || '"tpch"."supplier"' || ' rename column '
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

call "stepshift"."columns_tpch__supplier"();

drop table if exists "stepshift_staging"."tpch__supplier";

create table "stepshift_staging"."tpch__supplier" (like "tpch"."supplier");

copy "stepshift_staging"."tpch__supplier" (
  "s_suppkey",
  "s_name",
  "s_address",
  "s_nationkey",
  "s_phone",
  "s_acctbal",
  "s_comment"
)
from 's3://stepshift-data/stepshift/manifests/tpch/supplier/run-1/87e7ae7b6e51c2b0.manifest'
iam_role default
manifest
delimiter '|'
gzip
maxerror 0
compupdate off
statupdate on;
