{! Where a table before this one has never been loaded its ledger is missing, and asking it would fail. !}
{#for predecessor in stale}
{#include copy/ledger.sql ledger=predecessor.ledger /}
{/for}
