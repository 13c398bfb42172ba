{! The same date with other files would be appended beside what is there, and nobody would notice. !}
      select count(*)
      from {ledger}
      where "run_date" = {run_date} and "load_key" <> {load_key}
