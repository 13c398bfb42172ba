{! What overwrites would put back the state of an older day; an empty staging puts nothing anywhere.
   Behind the ledger's lock and in the merge's transaction. !}
delete from {staging}
where exists (
{older.query}
);
