{! In percent; without values there is none that is missing. !}
      select coalesce(
        100.0 * sum(case when parent.{field} is null then 1 else 0 end) / nullif(count(*), 0), 0
      )
      from {subject} as child
      left join {parent} as parent on child.{column} = parent.{field}
      where child.{column} is not null
