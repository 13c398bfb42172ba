{! The primary key is a hint to Redshift's planner; that keys are unique is checked in staging. Of a
   history it is the key with the version's begin: the key alone is not unique, and the planner would
   believe that it is. !}
create table if not exists {target} (
{#for column in roles.added_in_front}
  {column.name} {column.type} not null,
{/for}
  {#lines columns}{it.name} {it.type}{#if it.not_null} not null{/if}{/lines}{#for column in roles.added_behind},
  {column.name} {column.type}{#if column.not_null} not null{/if}{/for}{#if roles.primary_key},
  primary key ({#list roles.primary_key}{it}{/list}){/if}
)
{#include copy/layout.sql /}
{#if layout.sort_key}
sortkey ({#list layout.sort_key}{it}{/list})
{/if};
