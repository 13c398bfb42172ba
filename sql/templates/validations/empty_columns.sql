{! Each name is followed by a comma, and none has one. !}
      select length(detail) - length(replace(detail, ',', '')) as observed, detail
      from (
        select
          case
            when n.row_count = 0 then ''
            else
{#for column in filled.columns}
              decode(n.c{column_index}, 0, decode(strpos(known.names, {column.within}), 0, {column.told}, ''), ''){#if column_hasNext} ||{/if}
{/for}
          end as detail
        from (
          select
{#for column in filled.columns}
            count({column.name}) c{column_index},
{/for}
            count(*) as row_count
          from {staging}
        ) as n
        cross join (
          select coalesce(max("never_filled"), '') as names
          from {ledger}
          where "loaded_at" = (select max("loaded_at") from {ledger})
        ) as known
      ) as named
