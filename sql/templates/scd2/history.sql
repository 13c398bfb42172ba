{! The history of the keys that are touched is written anew. !}
delete from {target}
using stepshift_touched as touched
where {#and key}{target}.{it} = touched.{it}{/and};

insert into {target} (
  {#lines columns}{it.name}{/lines},
  {valid_from}, {valid_to}, {is_current}{#if flags}, {is_deleted}{/if}{#if surrogate_key}, {surrogate_key}{/if}
)
select
  {#lines columns}version.{it.name}{/lines},
  version."stepshift_first",
  version."stepshift_next",
  case when version."stepshift_next" = {open_end} then true else false end{#if flags},
  version."stepshift_gone"{/if}{#if surrogate_key},
  numbers.{surrogate_key}{/if}
from stepshift_versions as version
{#if surrogate_key}
join stepshift_numbers as numbers
  on numbers."stepshift_first" = version."stepshift_first"
  and {#and key}numbers.{it} = version.{it}{/and}
{/if};
