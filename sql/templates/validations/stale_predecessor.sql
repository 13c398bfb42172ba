{! How many days what is read of the other table is older than the run's date; no number if it was never
   loaded. !}
      select
        case
          when max("run_date") < cast({run_date} as date)
            then datediff(day, max("run_date"), cast({run_date} as date))
          when max("run_date") is not null then 0
        end
      from {ledger}
