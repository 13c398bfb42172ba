{! A join and not a subquery per row: Redshift refuses several kinds of correlated subqueries. !}
      select count(*)
      from {subject} as child
      left join {parent} as parent on child.{column} = parent.{field}
      where child.{column} is not null and parent.{field} is null
