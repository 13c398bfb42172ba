        from {subject} as failed
        join (
          select {#for name in names}{name}{#if name_hasNext}, {/if}{/for}
          from {subject}
          group by {#for name in names}{name}{#if name_hasNext}, {/if}{/for}
          having count(*) > 1
        ) as repeated
          on {#for name in names}repeated.{name} = failed.{name}{#if name_hasNext} and {/if}{/for}
