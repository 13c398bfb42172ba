{! The loads that are taken back. !}
{#if load.taken_back}
where "load_key" in ({#list load.taken_back}{it}{/list})
{#else}
where "run_date" = cast({load.run_date} as date) or "load_key" = {load.key}
{/if}
