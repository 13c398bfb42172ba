{! Asked after the merge, of the ledger that the merge asked: so what is told is what was done. !}
      select count(*)
      from (
{older}
      ) as older
