{! Whether the ledger lacks this load: a merge that runs twice is one load. !}
where not exists (
  select 1
  from {ledger}
  where "load_key" = {load_key}
{#for key in superseded}
    or "load_key" = {key}
{/for}
)
