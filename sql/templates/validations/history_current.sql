{! A key has one current version; none if it was closed. !}
      select count(*)
      from (
        select {#for name in key}{name}{#if name_hasNext}, {/if}{/for}
        from {target}
        group by {#for name in key}{name}{#if name_hasNext}, {/if}{/for}
        having sum(case when {is_current} then 1 else 0 end) {#if closes}>{#else}<>{/if} 1
      ) as wrong
