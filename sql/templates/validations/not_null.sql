{! Rows, not values: a row with two empty key columns counts once. !}
      select count(*)
      from {subject}
      where {#or names}{it} is null{/or}
