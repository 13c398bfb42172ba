{! Entries in a row that say the same are one version: it begins with the first and has the other
   columns of the last. A deletion that nothing comes before is no version. !}
create temp table stepshift_versions as
with numbered as (
{#include scd2/numbered_entries.sql /}
),
bounded as (
  select
    numbered.*,
    min("stepshift_effective") over (
      partition by {#list key}{it}{/list}, "stepshift_version"
    ) as "stepshift_first",
    max("stepshift_effective") over (
      partition by {#list key}{it}{/list}, "stepshift_version"
    ) as "stepshift_last"
  from numbered
),
bordered as (
{#include scd2/bordered_versions.sql /}
)
select {#list columns}{it.name}{/list}, "stepshift_first", "stepshift_next", "stepshift_gone"
from bordered
where {#if flags}not ("stepshift_gone" and "stepshift_version" = 1){#else}not "stepshift_gone"{/if};
