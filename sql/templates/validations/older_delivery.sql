{! Said before the merge; whether the merge brings it in is asked again behind the ledger's lock. !}
      select count(*)
      from (
{older}
      ) as older
