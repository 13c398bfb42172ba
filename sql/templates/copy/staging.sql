{! Recreated and not emptied: so staging follows a target whose columns were changed, and no
   truncate commits half of the batch. !}
drop table if exists {staging};

{#if added || added_key}
{! Not like the target: the files do not have the columns that Stepshift adds. !}
create table {staging} (
  {#lines columns}{it.name} {it.type}{#if it.not_null} not null{/if}{/lines}
)
{#include copy/layout.sql /};
{#else}
create table {staging} (like {target});
{/if}
