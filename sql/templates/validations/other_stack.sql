{! Stacks do not know of each other's locks: each takes the rows of the other one for its own. !}
      select count(*)
      from {ledger}
      where
        "stack" <> {stack}
        and "loaded_at" = (select max("loaded_at") from {ledger})
