{! The names of the last load's columns stand between commas; a table has at most 1,600. !}
      select count(*) as observed, listagg(gone.name, ', ') within group (order by gone.name) as detail
      from (
        select split_part(was.names, ',', 1 + place.number) as name
        from (
          select coalesce(max("columns"), '') as names
          from {ledger}
          where "loaded_at" = (select max("loaded_at") from {ledger})
        ) as was
        join (
          select 1 + ones.digit + 10 * tens.digit + 100 * hundreds.digit + 1000 * thousands.digit as number
          from (
{#include validations/digits.sql /}
          ) as ones
          cross join (
{#include validations/digits.sql /}
          ) as tens
          cross join (
{#include validations/digits.sql /}
          ) as hundreds
          cross join (
            select 0 as digit union all select 1
          ) as thousands
        ) as place
          on place.number < length(was.names) - length(replace(was.names, ',', ''))
      ) as gone
      where strpos({known.columns} || {known.dropped}, ',' || gone.name || ',') = 0
