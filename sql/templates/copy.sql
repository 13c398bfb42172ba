{! The copy step: the tables that the load needs, then the files, or a query's rows, into staging. !}
create schema if not exists {schema};

create schema if not exists {staging_schema};

create schema if not exists {ledger_schema};

{! The primary key is a hint to Redshift's planner; that keys are unique is checked in staging. !}
create table if not exists {target} (
{#for column in columns}
  {column.name} {column.type}{#if column.not_null} not null{/if}{#if column_hasNext || primary_key},{/if}
{/for}
{#if primary_key}
  primary key ({#for name in key}{name}{#if name_hasNext}, {/if}{/for})
{/if}
)
diststyle {diststyle}
{#if distkey}
distkey ({distkey})
{/if}
{#if sort_key}
sortkey ({#for name in sort_key}{name}{#if name_hasNext}, {/if}{/for})
{/if};

{! One ledger a target: a common one would make concurrent loads conflict (Redshift's error 1023). !}
create table if not exists {ledger} (
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

{! A merge that still reads staging ends before staging is dropped. !}
lock {ledger};

{! A column that the pipeline gained is added. What Redshift does not change inside a transaction is
   refused, with the statement that a person runs. Redshift has no ADD COLUMN IF NOT EXISTS; the
   statements stand as they are, so that nothing is put together at run time. !}
create or replace procedure {follow_columns}() as $$
declare
  difference record;
  by_hand varchar(2000);
begin
  for difference in
    select wanted.name, wanted.type, wanted.not_null, wanted.mend, actual.data_type as found,
      coalesce(actual.character_maximum_length, actual.numeric_precision) as size,
      actual.numeric_scale as scale
    from (
{#for column in columns}
{#if column_index}
      select {column.text}, '{column.type}', {column.not_null}, {column.mend}, {column.data_type}, {column.length}, {column.precision}, {column.scale}
{#else}
      select cast({column.text} as varchar(127)) as name, cast('{column.type}' as varchar(64)) as type,
        {column.not_null} as not_null, cast({column.mend} as varchar(8)) as mend,
        cast({column.data_type} as varchar(64)) as data_type, cast({column.length} as integer) as length,
        cast({column.precision} as integer) as digits, cast({column.scale} as integer) as scale
{/if}
{#if column_hasNext}
      union all
{/if}
{/for}
    ) as wanted
    left join svv_columns as actual
      on actual.table_schema = {schema_text}
      and actual.table_name = {table_text}
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
{#for column in columns}
      {#if column_index}elsif{#else}if{/if} difference.name = {column.text} then
        alter table {target} add column {column.name} {column.type};
{/for}
      end if;
    else
      if difference.found is null then
        by_hand := 'alter table ' || {target_text} || ' add column ' || difference.name || ' '
          || difference.type || ' default <value> not null';
      elsif difference.mend = 'lengthen' and difference.found = 'character varying' then
        by_hand := 'alter table ' || {target_text} || ' alter column ' || difference.name || ' type '
          || difference.type;
      elsif difference.mend = 'rebuild' then
        by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || {target_text} || '; drop table ' || {target_text} || '; alter table <new> rename';
      else
        by_hand := 'alter table ' || {target_text} || ' add column ' || difference.name || '_new '
          || difference.type || '; update ' || {target_text} || ' set ' || difference.name
          || '_new = cast(' || difference.name || ' as ' || difference.type || '); alter table '
          || {target_text} || ' drop column ' || difference.name || '; alter table ' || {target_text}
          || ' rename column ' || difference.name || '_new to ' || difference.name;
      end if;
      raise exception 'Column % of % is % (%) in the warehouse and % in pipeline.yaml, which a load does not change. Undo it there, or run by hand and redrive: %',
        difference.name, {target_text}, coalesce(difference.found, 'missing'),
        coalesce(cast(difference.size as varchar), '-'),
        difference.type || case when difference.not_null then ' not null' else '' end, by_hand;
    end if;
  end loop;
end;
$$ language plpgsql;

call {follow_columns}();

{! Recreated and not emptied: so staging follows a target whose columns were changed, and no
   truncate commits half of the batch. !}
drop table if exists {staging};

create table {staging} (like {target});

{#if query}
insert into {staging} (
{#for column in columns}
  {column.name}{#if column_hasNext},{/if}
{/for}
)
{query};
{#else}
{! compupdate off: staging lives for one load, an analysis of encodings would cost more than it saves.
   statupdate on: the planner needs staging's size for the validations and the merge. !}
copy {staging} (
{#for column in columns}
  {column.name}{#if column_hasNext},{/if}
{/for}
)
from {manifest}
iam_role {iam_role}
manifest
{#if csv}
csv
quote {quote}
{/if}
delimiter {delimiter}
{#if ignore_header}
ignoreheader {ignore_header}
{/if}
{#if null_as}
null as {null_as}
{/if}
{#if date_format}
dateformat {date_format}
{/if}
{#if time_format}
timeformat {time_format}
{/if}
{#if compression}
{compression}
{/if}
maxerror {max_errors}
compupdate off
statupdate on;
{/if}
