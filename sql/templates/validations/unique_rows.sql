        from {subject} as failed
        join (
          select {#list names}{it}{/list}
          from {subject}
          group by {#list names}{it}{/list}
          having count(*) > 1
        ) as repeated
          on {#and names}repeated.{it} = failed.{it}{/and}
