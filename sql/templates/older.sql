{! Finds a row if an earlier run loaded this delivery, and the ledger has a later date too: an old day
   runs again. Files that are new or were fixed have another load key: those come in, whatever their date
   is, also if the merge that brought them in runs twice. !}
  select 1
  from {ledger}
  where
    "load_key" = {load_key}
    and "run_id" <> {run_id}
    and exists (select 1 from {ledger} where "run_date" > cast({run_date} as date))
