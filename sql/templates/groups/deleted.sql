{! What the groups of the delivery shrink by. !}
        select replaced.row_count - delivered.row_count as row_count
        from (
          select count(*) as row_count
          from {target}
          where ({#list group}{it}{/list}) in (
            select distinct {#list group}{it}{/list}
            from {staging}
          )
        ) as replaced
        cross join (select count(*) as row_count from {staging}) as delivered
