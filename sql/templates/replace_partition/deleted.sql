{! What the partitions of the delivery shrink by. !}
        select replaced.row_count - delivered.row_count as row_count
        from (
          select count(*) as row_count
          from {target}
          where ({#for name in partition}{name}{#if name_hasNext}, {/if}{/for}) in (
            select distinct {#for name in partition}{name}{#if name_hasNext}, {/if}{/for}
            from {staging}
          )
        ) as replaced
        cross join (select count(*) as row_count from {staging}) as delivered
