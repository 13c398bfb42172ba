{! Their files have changed since: whichever of their rows are in the target would come twice. !}
      select count(*)
      from {ledger}
      where "load_key" in ({#list superseded}{it}{/list})
