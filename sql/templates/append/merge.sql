{! Files that the ledger knows are in the target already: a step that runs twice adds nothing. !}
{#include insert.sql /}
{#include not_loaded.sql /};
