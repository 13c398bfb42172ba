{! In hours. A table without a value has no age, which is a failure. !}
      select datediff(second, max({column}), dateadd(day, 1, cast({run_date} as timestamp))) / 3600.0
      from {subject}
