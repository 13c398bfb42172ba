{! A key has one current version; none if it was closed. !}
      select count(*)
      from (
        select {#list key}{it}{/list}
        from {target}
        group by {#list key}{it}{/list}
        having sum(case when {is_current} then 1 else 0 end) {#if closes}>{#else}<>{/if} 1
      ) as wrong
