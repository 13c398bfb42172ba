-- rows of statement 12, timeout 1800 s

set query_group to 'local/tpch/partsupp/copy';

set statement_timeout to 1710000;

create schema if not exists "tpch";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "tpch"."partsupp" (
  "ps_partkey" bigint not null,
  "ps_suppkey" bigint not null,
  "ps_availqty" integer not null,
  "ps_supplycost" decimal(15,2) not null,
  "ps_comment" varchar(199),
  primary key ("ps_partkey", "ps_suppkey")
)
diststyle key
distkey ("ps_partkey")
sortkey ("ps_partkey");

create table if not exists "stepshift"."ledger_tpch__partsupp" (
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

lock "stepshift"."ledger_tpch__partsupp";

create or replace procedure "stepshift"."columns_tpch__partsupp"() as $$
declare
  difference record;
  by_hand varchar(2000);
begin
  for difference in
    select wanted.name, wanted.type, wanted.not_null, wanted.mend, actual.data_type as found,
      coalesce(actual.character_maximum_length, actual.numeric_precision) as size,
      actual.numeric_scale as scale
    from (
      select cast('ps_partkey' as varchar(127)) as name, cast('bigint' as varchar(64)) as type,
        true as not_null, cast('rebuild' as varchar(8)) as mend,
        cast('bigint' as varchar(64)) as data_type, cast(null as integer) as length,
        cast(null as integer) as digits, cast(null as integer) as scale
      union all
      select 'ps_suppkey', 'bigint', true, 'rebuild', 'bigint', null, null, null
      union all
      select 'ps_availqty', 'integer', true, 'replace', 'integer', null, null, null
      union all
      select 'ps_supplycost', 'decimal(15,2)', true, 'replace', 'numeric', null, 15, 2
      union all
      select 'ps_comment', 'varchar(199)', false, 'lengthen', 'character varying', 199, null, null
    ) as wanted
    left join svv_columns as actual
      on actual.table_schema = 'tpch'
      and actual.table_name = 'partsupp'
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
      if difference.name = 'ps_partkey' then
        alter table "tpch"."partsupp" add column "ps_partkey" bigint;
      elsif difference.name = 'ps_suppkey' then
        alter table "tpch"."partsupp" add column "ps_suppkey" bigint;
      elsif difference.name = 'ps_availqty' then
        alter table "tpch"."partsupp" add column "ps_availqty" integer;
      elsif difference.name = 'ps_supplycost' then
        alter table "tpch"."partsupp" add column "ps_supplycost" decimal(15,2);
      elsif difference.name = 'ps_comment' then
        alter table "tpch"."partsupp" add column "ps_comment" varchar(199);
      end if;
    else
      if difference.found is null then
        by_hand := 'alter table ' || '"tpch"."partsupp"' || ' add column ' || difference.name || ' '
          || difference.type || ' default <value> not null';
      elsif difference.mend = 'lengthen' and difference.found = 'character varying' then
        by_hand := 'alter table ' || '"tpch"."partsupp"' || ' alter column ' || difference.name || ' type '
          || difference.type;
      elsif difference.mend = 'rebuild' then
        by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || '"tpch"."partsupp"' || '; drop table ' || '"tpch"."partsupp"' || '; alter table <new> rename';
      else
        by_hand := 'alter table ' || '"tpch"."partsupp"' || ' add column ' || difference.name || '_new '
          || difference.type || '; update ' || '"tpch"."partsupp"' || ' set ' || difference.name
          || '_new = cast(' || difference.name || ' as ' || difference.type || '); alter table '
          || '"tpch"."partsupp"' || ' drop column ' || difference.name || '; alter table ' || '"tpch"."partsupp"'
          || ' rename column ' || difference.name || '_new to ' || difference.name;
      end if;
      raise exception 'Column % of % is % (%) in the warehouse and % in pipeline.yaml, which a load does not change. Undo it there, or run by hand and redrive: %',
        difference.name, '"tpch"."partsupp"', coalesce(difference.found, 'missing'),
        coalesce(cast(difference.size as varchar), '-'),
        difference.type || case when difference.not_null then ' not null' else '' end, by_hand;
    end if;
  end loop;
end;
$$ language plpgsql;

call "stepshift"."columns_tpch__partsupp"();

drop table if exists "stepshift_staging"."tpch__partsupp";

create table "stepshift_staging"."tpch__partsupp" (like "tpch"."partsupp");

copy "stepshift_staging"."tpch__partsupp" (
  "ps_partkey",
  "ps_suppkey",
  "ps_availqty",
  "ps_supplycost",
  "ps_comment"
)
from 's3://stepshift-data/stepshift/manifests/tpch/partsupp/run-1/90651fc30ad906f5.manifest'
iam_role default
manifest
delimiter '|'
gzip
maxerror 0
compupdate off
statupdate on;
