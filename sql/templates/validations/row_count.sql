      select count(*)
      from {subject}
