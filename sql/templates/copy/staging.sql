{! Recreated and not emptied: so staging follows a target whose columns were changed, and no
   truncate commits half of the batch. !}
drop table if exists {staging};

{#if copy && copy.temporary_tables}
drop table if exists {#list copy.temporary_tables}{it}{/list};

{/if}
{#if roles.added_behind || roles.added_in_front || staged_decimals || staged_texts || (copy && copy.columnar)}
{! Not like the target: the files do not have the columns that Stepshift adds, COPY takes the columns
   of a columnar file for all those of the table, also for one that the pipeline lost, and cuts
   decimals, and texts if it is told to, that a column has no room for. !}
create table {staging} (
  {#lines columns}{it.name} {it.staged_type}{#if it.not_null} not null{/if}{/lines}
)
{#include copy/layout.sql /};
{#else}
create table {staging} (like {target});
{/if}
