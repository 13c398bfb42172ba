-- The days of 2026. Redshift's generate_series runs on the leader node only and cannot feed a table, so days are counted by digits.
select
  calendar_date,
  cast(extract(year from calendar_date) as integer) as calendar_year,
  cast(extract(month from calendar_date) as integer) as calendar_month,
  cast(extract(dow from calendar_date) as integer) as day_of_week,
  case when extract(dow from calendar_date) in (0, 6) then true else false end as is_weekend
from (
  select cast('2026-01-01' as date) + (100 * hundreds.digit + 10 * tens.digit + ones.digit) as calendar_date
  from (
    select 0 as digit union all select 1 union all select 2 union all select 3
  ) as hundreds
  cross join (
    select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
    union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
  ) as tens
  cross join (
    select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
    union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
  ) as ones
) as days
where calendar_date < cast('2027-01-01' as date)
