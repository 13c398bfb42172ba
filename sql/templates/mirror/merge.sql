{! What the delivery no longer holds goes first. NOT EXISTS and not NOT IN, which a single NULL would
   turn into nothing. That a short delivery does not empty the target is the gate's work before. The
   staging of an older delivery was emptied: that must not empty the target. !}
delete from {target}
where not exists (
  select 1
  from {staging} as staging
  where {#for name in key}staging.{name} = {target}.{name}{#if name_hasNext} and {/if}{/for}
)
{#if passes_over}
and not exists (
{older}
)
{/if};

{! The target has no alias and both branches are there: Redshift's MERGE asks for it. The columns are
   written out, so that a column added to one side does not shift the others. !}
merge into {target}
using {staging} as staging
on {#for name in key}{target}.{name} = staging.{name}{#if name_hasNext} and {/if}{/for}
when matched then update set
{#for name in updated}
  {name} = staging.{name}{#if name_hasNext},{/if}
{/for}
when not matched then insert (
{#for column in columns}
  {column.name}{#if column_hasNext},{/if}
{/for}
) values (
{#for column in columns}
  staging.{column.name}{#if column_hasNext},{/if}
{/for}
);
