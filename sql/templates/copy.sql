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
