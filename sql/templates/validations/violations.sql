{! Where the condition is NULL, so is its opposite: such a row passes. !}
      select count(*)
      from {subject}
      where not (
        {condition}
      )
