{! Their files are not offered again, so they would be lost if they were taken back with the others,
   and the date would be loaded only in part if they were not. !}
      select count(*)
      from {ledger}
      where "run_date" = cast({date} as date) and "load_key" not in ({#list taken_back}{it}{/list})
