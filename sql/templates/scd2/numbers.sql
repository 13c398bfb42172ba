{! A version keeps the number of the first known version that begins in it, so also when a late row
   moves its begin; a new one gets the next. Not an identity column: its values have gaps and cannot
   be written again. !}
create temp table stepshift_numbers as
with numbered as (
{#include scd2/known_numbers.sql /}
)
select
  {#lines key}numbered.{it}{/lines},
  numbered."stepshift_first",
  coalesce(
    numbered."stepshift_known",
    numbers."stepshift_highest" + row_number() over (
      partition by case when numbered."stepshift_known" is null then 1 else 0 end
      order by {#list key}numbered.{it}{/list}, numbered."stepshift_first"
    )
  ) as {surrogate_key}
from numbered
cross join (
  select coalesce(max({surrogate_key}), 0) as "stepshift_highest"
  from {target}
) as numbers
where numbered."stepshift_rank" = 1;
