{! The copy step: the tables that the load needs, then the files, or a query's rows, into staging. !}
create schema if not exists {schema};

create schema if not exists {staging_schema};

create schema if not exists {ledger_schema};

{! The primary key is a hint to Redshift's planner; that keys are unique is checked in staging. Of a
   history it is the key with the version's begin: the key alone is not unique, and the planner would
   believe that it is. !}
create table if not exists {target} (
{#for column in added_key}
  {column.name} {column.type} not null,
{/for}
{#for column in columns}
  {column.name} {column.type}{#if column.not_null} not null{/if}{#if column_hasNext || added || primary_key},{/if}
{/for}
{#for column in added}
  {column.name} {column.type} not null,
{/for}
{#if primary_key}
  primary key ({#for name in primary_key}{name}{#if name_hasNext}, {/if}{/for})
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

{#if versions}
{! What each delivery said of each key: the target is made of it, see scd2/merge.sql. Only keys are
   not null, as the row of a deletion has no other values of its own. !}
create table if not exists {journal} (
{#for column in columns}
  {column.name} {column.type}{#if key.contains(column.name)} not null{/if},
{/for}
  "stepshift_effective" {date_type} not null,
  "stepshift_gone" boolean not null
)
diststyle {diststyle}
{#if distkey}
distkey ({distkey})
{/if}
sortkey ({#for name in key}{name}{#if name_hasNext}, {/if}{/for});

{/if}
{! A merge that still reads staging ends before staging is dropped. !}
lock {ledger};

{! A column that the pipeline gained is added. A varchar that is too short is told last, when nothing
   else is in the way: complete_statement knows it by these words, and the machine lengthens it by the
   statement behind them, which Redshift does not run inside a transaction. Any other difference is
   refused, with the statement that a person runs. Redshift has no ADD COLUMN IF NOT EXISTS; the
   statements stand as they are, so that nothing is put together at run time. It is made behind the
   lock, so that no two loads make it at once. PL/pgSQL of old puts variables wherever their names
   stand, as it does its own FOUND: hence the long names, and one variable for RAISE. !}
create or replace procedure {follow_columns}() as $$
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
    cross join (
      select cast({schema_text} as varchar(127)) as table_schema,
        cast({table_text} as varchar(127)) as table_name, cast({target_text} as varchar(512)) as relation
{#if versions}
      union all
      select {ledger_schema_text}, {journal_table_text}, {journal_text}
{/if}
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
{#for column in columns}
      {#if column_index}elsif{#else}if{/if} stepshift_difference.name = {column.text} then
{#if versions}
        if stepshift_difference.relation = {journal_text} then
          alter table {journal} add column {column.name} {column.type};
        else
          alter table {target} add column {column.name} {column.type};
        end if;
{#else}
        alter table {target} add column {column.name} {column.type};
{/if}
{/for}
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
        stepshift_by_hand := 'alter table ' || {target_text} || ' add column ' || stepshift_difference.name || ' '
          || stepshift_difference.type || ' default <value> not null';
      elsif stepshift_difference.mend = 'rebuild' then
        stepshift_by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || {target_text} || '; drop table ' || {target_text} || '; alter table <new> rename';
      else
        stepshift_by_hand := 'alter table ' || {target_text} || ' add column ' || stepshift_difference.name
          || '_new ' || stepshift_difference.type || '; update ' || {target_text} || ' set '
          || stepshift_difference.name || '_new = cast(' || stepshift_difference.name || ' as '
          || stepshift_difference.type || '); alter table ' || {target_text} || ' drop column '
          || stepshift_difference.name || '; alter table ' || {target_text} || ' rename column '
          || stepshift_difference.name || '_new to ' || stepshift_difference.name;
      end if;
{#if versions}
      -- The merge makes the journal anew from the target.
      if stepshift_difference.relation = {journal_text} then
        stepshift_by_hand := 'drop table ' || {journal_text};
      else
        stepshift_by_hand := stepshift_by_hand || '; drop table ' || {journal_text};
      end if;
{/if}
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

call {follow_columns}();

{! Recreated and not emptied: so staging follows a target whose columns were changed, and no
   truncate commits half of the batch. !}
drop table if exists {staging};

{#if added || added_key}
{! Not like the target: the files do not have the columns that Stepshift adds. !}
create table {staging} (
{#for column in columns}
  {column.name} {column.type}{#if column.not_null} not null{/if}{#if column_hasNext},{/if}
{/for}
)
diststyle {diststyle}
{#if distkey}
distkey ({distkey})
{/if};
{#else}
create table {staging} (like {target});
{/if}

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
{#if columnar}
{! Columnar formats take none of the other options, not even maxerror and compupdate. !}
format as {format}
{#if serialize_to_json}
serializetojson
{/if}
statupdate on;
{#else}
{#if csv}
csv
quote {quote}
{/if}
{#if widths}
fixedwidth {widths}
{/if}
{#if json_paths}
format as {format} {json_paths}
{/if}
{#if delimiter}
delimiter {delimiter}
{/if}
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
{/if}
