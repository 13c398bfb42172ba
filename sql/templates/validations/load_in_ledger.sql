{! The ledger row is written with the data, in one transaction: it is the proof that they arrived. !}
      select count(*)
      from {ledger}
      where "load_key" = {load_key}
