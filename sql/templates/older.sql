{! Finds a row if this delivery is in the ledger and a later date too: an old day runs again. Files that
   are new or were fixed have another load key: those come in, whatever their date is. !}
  select 1
  from {ledger}
  where
    "load_key" = {load_key}
    and exists (select 1 from {ledger} where "run_date" > cast({run_date} as date))
