{! Their files have changed since: whichever of their rows are in the target would come twice. !}
      select count(*)
      from {ledger}
      where "load_key" in ({#for key in superseded}{key}{#if key_hasNext}, {/if}{/for})
