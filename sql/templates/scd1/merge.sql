{! Rows that are new or differ; the others are not written, so the count of rows is that of changes
   and Redshift has nothing to vacuum. !}
drop table if exists stepshift_changed;

create temp table stepshift_changed as
select
{#if surrogate_key}
{! A new row gets the next number. Not an identity column: its values have gaps and cannot be written
   again. Loads of one target take turns, so no two draw the same. !}
  coalesce(
    known.{surrogate_key},
    numbers."stepshift_highest" + row_number() over (
      partition by case when known.{surrogate_key} is null then 1 else 0 end
      order by {#list key}staging.{it}{/list}
    )
  ) as {surrogate_key},
{/if}
  {#lines columns}staging.{it.name}{/lines}
from {staging} as staging
left join {target} as known
  on {#and key}known.{it} = staging.{it}{/and}
{#if surrogate_key}
cross join (
  select coalesce(max({surrogate_key}), 0) as "stepshift_highest"
  from {target}
) as numbers
{/if}
where
  known.{key.get(0)} is null
{#for name in others}
  or not {#same}known.{name}{#as}staging.{name}{/same}
{/for};

{#include merge_into.sql rows="stepshift_changed" alias="changed" /}
