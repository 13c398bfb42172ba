{! A key names a group of rows, such as an order's lines: the group goes and comes as a whole, so that
   lines which are gone from it do not stay. Keys are not null, so IN misses nothing. !}
delete from {target}
where ({#for name in key}{name}{#if name_hasNext}, {/if}{/for}) in (
  select distinct {#for name in key}{name}{#if name_hasNext}, {/if}{/for}
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
