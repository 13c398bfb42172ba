{! Delete and not truncate: truncate commits, and readers would see an empty table. The staging of an
   older delivery was emptied before: that must not empty the target. !}
delete from {target}
{#if passes_over}
where not exists (
{older}
)
{/if};

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
