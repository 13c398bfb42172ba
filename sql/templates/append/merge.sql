{! Files that the ledger knows are in the target already: a step that runs twice adds nothing. !}
{#if load.takes_back}
{#include append/take_back.sql /}

{/if}
insert into {target} (
  {#lines columns}{it.name}{/lines}{#if roles.load_key},
  {roles.load_key}{/if}
)
select
  {#lines columns}{it.name}{/lines}{#if roles.load_key},
  cast({load.key} as varchar(64)){/if}
from {staging}
{#include not_loaded.sql /};
