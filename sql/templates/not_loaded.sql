{! Whether the ledger lacks this load: a merge that runs twice is one load. !}
where not exists (
  select 1
  from {ledger}
  where "load_key" = {load.key}
{#for key in load.superseded}
    or "load_key" = {key}
{/for}
)
