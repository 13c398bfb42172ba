{! A comparison with NULL is not true, so NULL passes. !}
      select count(*)
      from {subject}
      where {column} not in ({#for value in accepted}{value}{#if value_hasNext}, {/if}{/for})
