{! A target older than its journal, or a journal that was emptied to save space: what the versions
   tell is taken over. Where a version ends and none follows, the key was gone. !}
insert into {journal} (
  {#lines columns}{it.name}{/lines},
  "stepshift_effective", "stepshift_gone"
)
select
  {#lines columns}version.{it.name}{/lines},
  version.{valid_from},
  {#if flags}version.{is_deleted}{#else}false{/if}
from {target} as version
where not exists (select 1 from {journal})
union all
select
  {#lines columns}version.{it.name}{/lines},
  version.{valid_to},
  true
from {target} as version
left join {target} as successor
  on successor.{valid_from} = version.{valid_to}
  and {#and key}successor.{it} = version.{it}{/and}
where
  version.{valid_to} < {open_end}
  and successor.{valid_from} is null
  and not exists (select 1 from {journal});
