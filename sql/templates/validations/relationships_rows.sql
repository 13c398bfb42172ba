        from {subject} as failed
        left join {parent} as parent on failed.{column} = parent.{field}
        where failed.{column} is not null and parent.{field} is null
