-- rows of statement 12, timeout 1800 s

set query_group to 'local/tpch/customer/copy';

set statement_timeout to 1710000;

create schema if not exists "tpch";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "tpch"."customer" (
  "c_custkey" bigint not null,
  "c_name" varchar(25) not null,
  "c_address" varchar(40),
  "c_nationkey" bigint not null,
  "c_phone" char(15),
  "c_acctbal" decimal(15,2),
  "c_mktsegment" char(10),
  "c_comment" varchar(117),
  primary key ("c_custkey")
)
diststyle key
distkey ("c_custkey")
sortkey ("c_custkey");

create table if not exists "stepshift"."ledger_tpch__customer" (
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

lock "stepshift"."ledger_tpch__customer";

create or replace procedure "stepshift"."columns_tpch__customer"() as $$
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
      select cast('c_custkey' as varchar(127)) as name, cast('bigint' as varchar(64)) as type,
        true as not_null, cast('rebuild' as varchar(8)) as mend,
        cast('bigint' as varchar(64)) as data_type, cast(null as integer) as length,
        cast(null as integer) as digits, cast(null as integer) as scale
      union all
      select 'c_name', 'varchar(25)', true, 'lengthen', 'character varying', 25, null, null
      union all
      select 'c_address', 'varchar(40)', false, 'lengthen', 'character varying', 40, null, null
      union all
      select 'c_nationkey', 'bigint', true, 'replace', 'bigint', null, null, null
      union all
      select 'c_phone', 'char(15)', false, 'replace', 'character', 15, null, null
      union all
      select 'c_acctbal', 'decimal(15,2)', false, 'replace', 'numeric', null, 15, 2
      union all
      select 'c_mktsegment', 'char(10)', false, 'replace', 'character', 10, null, null
      union all
      select 'c_comment', 'varchar(117)', false, 'lengthen', 'character varying', 117, null, null
    ) as wanted
    cross join (
      select cast('tpch' as varchar(127)) as table_schema,
        cast('customer' as varchar(127)) as table_name, cast('"tpch"."customer"' as varchar(512)) as relation
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
      if stepshift_difference.name = 'c_custkey' then
        alter table "tpch"."customer" add column "c_custkey" bigint;
      elsif stepshift_difference.name = 'c_name' then
        alter table "tpch"."customer" add column "c_name" varchar(25);
      elsif stepshift_difference.name = 'c_address' then
        alter table "tpch"."customer" add column "c_address" varchar(40);
      elsif stepshift_difference.name = 'c_nationkey' then
        alter table "tpch"."customer" add column "c_nationkey" bigint;
      elsif stepshift_difference.name = 'c_phone' then
        alter table "tpch"."customer" add column "c_phone" char(15);
      elsif stepshift_difference.name = 'c_acctbal' then
        alter table "tpch"."customer" add column "c_acctbal" decimal(15,2);
      elsif stepshift_difference.name = 'c_mktsegment' then
        alter table "tpch"."customer" add column "c_mktsegment" char(10);
      elsif stepshift_difference.name = 'c_comment' then
        alter table "tpch"."customer" add column "c_comment" varchar(117);
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
        stepshift_by_hand := 'alter table ' || '"tpch"."customer"' || ' add column ' || stepshift_difference.name || ' '
          || stepshift_difference.type || ' default <value> not null';
      elsif stepshift_difference.mend = 'rebuild' then
        stepshift_by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || '"tpch"."customer"' || '; drop table ' || '"tpch"."customer"' || '; alter table <new> rename';
      else
        stepshift_by_hand := 'alter table ' || '"tpch"."customer"' || ' add column ' || stepshift_difference.name
          || '_new ' || stepshift_difference.type || '; update ' || '"tpch"."customer"' || ' set '
          || stepshift_difference.name || '_new = cast(' || stepshift_difference.name || ' as '
          || stepshift_difference.type || '); alter table ' || '"tpch"."customer"' || ' drop column '
          || stepshift_difference.name || '; alter table ' || '"tpch"."customer"' || ' rename column '
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

call "stepshift"."columns_tpch__customer"();

drop table if exists "stepshift_staging"."tpch__customer";

create table "stepshift_staging"."tpch__customer" (like "tpch"."customer");

copy "stepshift_staging"."tpch__customer" (
  "c_custkey",
  "c_name",
  "c_address",
  "c_nationkey",
  "c_phone",
  "c_acctbal",
  "c_mktsegment",
  "c_comment"
)
from 's3://stepshift-data/stepshift/manifests/tpch/customer/run-1/84c4c99f34c0c02e.manifest'
iam_role default
manifest
delimiter '|'
gzip
maxerror 0
compupdate off
statupdate on;
