{! The bounds are texts that take the column's type. A comparison with NULL is not true: NULL passes. !}
      select count(*)
      from {subject}
      where {column} < {minimum} or {column} > {maximum}
