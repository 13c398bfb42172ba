{! Rows, not values: a row with two empty key columns counts once. !}
      select count(*)
      from {subject}
      where {#for name in names}{name} is null{#if name_hasNext} or {/if}{/for}
