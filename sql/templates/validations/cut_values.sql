{! One number of each column is shown. !}
      select
        counted.row_count as observed,
{#for decimal in decimals}
        coalesce({decimal.told} || cast(counted.c{decimal_index} as varchar(64)) || ', ', ''){#if decimal_hasNext} ||{/if}
{/for}
        as detail
      from (
        select
{#for decimal in decimals}
          min(case when {decimal.name} <> round({decimal.name}, {decimal.scale}) then {decimal.name} end) as c{decimal_index},
{/for}
          count(
            case when {#or decimals}{it.name} <> round({it.name}, {it.scale}){/or} then 1 end
          ) as row_count
        from {staging}
      ) as counted
