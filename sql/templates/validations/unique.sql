{! How many values occur more than once. !}
      select count(*)
      from (
        select {#for name in names}{name}{#if name_hasNext}, {/if}{/for}
        from {subject}
        group by {#for name in names}{name}{#if name_hasNext}, {/if}{/for}
        having count(*) > 1
      ) as repeated
