{! A comparison with NULL is not true, so NULL passes. !}
      select count(*)
      from {subject}
      where {column} not in ({#list accepted}{it}{/list})
