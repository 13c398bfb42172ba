{! One layout of files into staging; filled once for each. What is not laid out as staging is goes
   through a table that is: COPY leaves out no field of a text, and takes the columns of a columnar
   file for those of the table, one by one.
   compupdate off: staging lives for one load, an analysis of encodings would cost more than it saves.
   statupdate on: the planner needs staging's size for the validations and the merge. !}
{#if into.temporary}
create temp table {into.table} (
  {#lines into.temporary}{it.name} {it.type}{#if it.not_null} not null{/if}{/lines}
);

{/if}
{#if into.columns}
copy {into.table} (
  {#lines into.columns}{it}{/lines}
)
{#else}
copy {into.table}
{/if}
from {into.manifest}
iam_role {copy.role}
manifest
{#if copy.columnar}
{! Columnar formats take none of the other options, not even maxerror and compupdate. !}
format as {copy.columnar}
{#if copy.invalid_characters}
acceptinvchars {copy.invalid_characters}
{/if}
{#if into.serializes_to_json}
serializetojson
{/if}
statupdate on;
{#else}
{#include copy/row_options.sql rows=copy.rows fields=copy.rows.fields /}
compupdate off
statupdate on;
{/if}
{#if into.temporary}

insert into {staging} (
  {#lines into.inserted}{it}{/lines}
)
select
  {#lines into.inserted}{it}{/lines}
from {into.table};
{/if}
