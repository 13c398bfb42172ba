{! Rows that the ledger counts for the date, and that cannot be told from others. !}
      select coalesce(noted.row_count, 0) - found.row_count
      from (
        select sum("rows") as row_count
        from {ledger}
        where "run_date" = cast({run_date} as date) or "load_key" = {load_key}
      ) as noted
      cross join (
        select count(*) as row_count
        from {target}
        where {load_key_column} in (
          select "load_key"
          from {ledger}
          where "run_date" = cast({run_date} as date) or "load_key" = {load_key}
        )
      ) as found
