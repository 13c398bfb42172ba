{! Delete and not truncate: truncate commits, and readers would see an empty table. !}
delete from {target};

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
