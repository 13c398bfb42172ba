{! What each delivery said of each key: the target is made of it, see scd2/merge.sql. Only keys are
   not null, as the row of a deletion has no other values of its own. !}
create table if not exists {journal} (
  {#lines columns}{it.name} {it.type}{#if key.contains(it.name)} not null{/if}{/lines},
  "stepshift_effective" {date_type} not null,
  "stepshift_gone" boolean not null
)
{#include copy/layout.sql /}
sortkey ({#list key}{it}{/list});
