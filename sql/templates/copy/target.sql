{! The primary key is a hint to Redshift's planner; that keys are unique is checked in staging. Of a
   history it is the key with the version's begin: the key alone is not unique, and the planner would
   believe that it is. !}
create table if not exists {target} (
{#for column in added_key}
  {column.name} {column.type} not null,
{/for}
  {#lines columns}{it.name} {it.type}{#if it.not_null} not null{/if}{/lines}{#for column in added},
  {column.name} {column.type} not null{/for}{#if primary_key},
  primary key ({#list primary_key}{it}{/list}){/if}
)
{#include copy/layout.sql /}
{#if sort_key}
sortkey ({#list sort_key}{it}{/list})
{/if};
