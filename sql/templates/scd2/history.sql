{! The history of the keys that are touched is written anew. !}
delete from {target}
using stepshift_touched as touched
where {#and key}{target}.{it} = touched.{it}{/and};

insert into {target} (
  {#lines columns}{it.name}{/lines},
  {history.valid_from}, {history.valid_to}, {history.is_current}{#if history.is_deleted}, {history.is_deleted}{/if}{#if surrogate_key}, {surrogate_key}{/if}
)
select
  {#lines columns}version.{it.name}{/lines},
  version."stepshift_first",
  version."stepshift_next",
  case when version."stepshift_next" = {history.open_end} then true else false end{#if history.is_deleted},
  version."stepshift_gone"{/if}{#if surrogate_key},
  numbers.{surrogate_key}{/if}
from stepshift_versions as version
{#if surrogate_key}
join stepshift_numbers as numbers
  on numbers."stepshift_first" = version."stepshift_first"
  and {#and key}numbers.{it} = version.{it}{/and}
{/if};
