      select coalesce(sum({column}), 0)
      from {subject}
