{! Files that the ledger knows are in the target already: a step that runs twice adds nothing. !}
insert into {target} (
{#for column in columns}
  {column.name}{#if column_hasNext},{/if}
{/for}
)
select
{#for column in columns}
  {column.name}{#if column_hasNext},{/if}
{/for}
from {staging}
where not exists (
  select 1
  from {ledger}
  where "load_key" = {load_key}
{#for key in superseded}
    or "load_key" = {key}
{/for}
);
