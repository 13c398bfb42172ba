{! A target older than its journal, or a journal that was emptied to save space: what the versions
   tell is taken over. Where a version ends and none follows, the key was gone. !}
insert into {names.journal} (
  {#lines columns}{it.name}{/lines},
  "stepshift_effective", "stepshift_gone"
)
select
  {#lines columns}version.{it.name}{/lines},
  version.{history.valid_from},
  {#if history.is_deleted}version.{history.is_deleted}{#else}false{/if}
from {target} as version
where not exists (select 1 from {names.journal})
union all
select
  {#lines columns}version.{it.name}{/lines},
  version.{history.valid_to},
  true
from {target} as version
left join {target} as successor
  on successor.{history.valid_from} = version.{history.valid_to}
  and {#and key}successor.{it} = version.{it}{/and}
where
  version.{history.valid_to} < {history.open_end}
  and successor.{history.valid_from} is null
  and not exists (select 1 from {names.journal});
