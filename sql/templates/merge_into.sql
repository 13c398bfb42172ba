{! Brings in the rows of a table: those of known keys change, the others are added. The target has no
   alias and both branches are there: Redshift's MERGE asks for it. The columns are written out, so
   that a column added to one side does not shift the others. !}
merge into {target}
using {rows} as {alias}
on {#and key}{target}.{it} = {alias}.{it}{/and}
when matched then update set
  {#lines updated}{it} = {alias}.{it}{/lines}
when not matched then insert (
{#if surrogate_key}
  {surrogate_key},
{/if}
  {#lines columns}{it.name}{/lines}
) values (
{#if surrogate_key}
  {alias}.{surrogate_key},
{/if}
  {#lines columns}{alias}.{it.name}{/lines}
);
