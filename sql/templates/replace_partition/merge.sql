{! Partitions that the delivery has no row of stay as they are. Their columns are not null in staging,
   which is checked before, so a comparison by IN misses nothing. !}
delete from {target}
where ({#for name in partition}{name}{#if name_hasNext}, {/if}{/for}) in (
  select distinct {#for name in partition}{name}{#if name_hasNext}, {/if}{/for}
  from {staging}
);

insert into {target} (
{#for column in columns}
  {column.name}{#if column_hasNext},{/if}
{/for}
)
select
{#for column in columns}
  {column.name}{#if column_hasNext},{/if}
{/for}
from {staging};
