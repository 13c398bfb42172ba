{! What the delivery no longer holds goes first. NOT EXISTS and not NOT IN, which a single NULL would
   turn into nothing. That a short delivery does not empty the target is the gate's work before. The
   staging of an older delivery was emptied: that must not empty the target. !}
delete from {target}
where not exists (
  select 1
  from {staging} as staging
  where {#and key}staging.{it} = {target}.{it}{/and}
)
{#if passes_over}
and not exists (
{older}
)
{/if};

{#include merge_into.sql rows=staging alias="staging" /}
