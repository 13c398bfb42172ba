{! Rows that are new or differ; the others are not written, so the count of rows is that of changes
   and Redshift has nothing to vacuum. Redshift has no "is distinct from": two values are the same if
   they are equal or both null. !}
drop table if exists stepshift_changed;

create temp table stepshift_changed as
select
{#if surrogate_key}
  coalesce(
    known.{surrogate_key},
    numbers."stepshift_highest" + row_number() over (
      partition by case when known.{surrogate_key} is null then 1 else 0 end
      order by {#for name in key}staging.{name}{#if name_hasNext}, {/if}{/for}
    )
  ) as {surrogate_key},
{/if}
{#for column in columns}
  staging.{column.name}{#if column_hasNext},{/if}
{/for}
from {staging} as staging
left join {target} as known
  on {#for name in key}known.{name} = staging.{name}{#if name_hasNext} and {/if}{/for}
{#if surrogate_key}
{! Numbers are drawn here and not by an identity column, whose values have gaps and cannot be written
   again. Loads of one target take turns, so no two draw the same. !}
cross join (
  select coalesce(max({surrogate_key}), 0) as "stepshift_highest"
  from {target}
) as numbers
{/if}
where
  known.{key.get(0)} is null
{#for name in others}
  or case
    when known.{name} = staging.{name} then 0
    when known.{name} is null and staging.{name} is null then 0
    else 1
  end = 1
{/for};

{! The target has no alias and both branches are there: Redshift's MERGE asks for it. !}
merge into {target}
using stepshift_changed as changed
on {#for name in key}{target}.{name} = changed.{name}{#if name_hasNext} and {/if}{/for}
when matched then update set
{#for name in updated}
  {name} = changed.{name}{#if name_hasNext},{/if}
{/for}
when not matched then insert (
{#if surrogate_key}
  {surrogate_key},
{/if}
{#for column in columns}
  {column.name}{#if column_hasNext},{/if}
{/for}
) values (
{#if surrogate_key}
  changed.{surrogate_key},
{/if}
{#for column in columns}
  changed.{column.name}{#if column_hasNext},{/if}
{/for}
);
