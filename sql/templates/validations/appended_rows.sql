{! The ledger's row is of the run that added the rows, however often its merge ran. The sum of no row is
   null: then another run did, and this one added nothing. !}
      select sum("rows")
      from {ledger}
      where "load_key" = {load_key} and "run_id" = {run_id}
