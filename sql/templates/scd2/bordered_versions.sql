{! A row a version, which ends where the next one begins. A deletion has the values of the version
   before it. !}
  select
    {#lines key}{it}{/lines},
{#for name in others}
{#if flags}
    case
      when "stepshift_gone"
        then lag({name}) over (partition by {#list key}{it}{/list} order by "stepshift_first")
      else {name}
    end as {name},
{#else}
    {name},
{/if}
{/for}
    "stepshift_first",
    coalesce(
      lead("stepshift_first") over (partition by {#list key}{it}{/list} order by "stepshift_first"),
      {open_end}
    ) as "stepshift_next",
    "stepshift_gone",
    "stepshift_version"
  from bounded
  where "stepshift_effective"
    = case when "stepshift_gone" then "stepshift_first" else "stepshift_last" end
