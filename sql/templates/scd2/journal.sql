{! Only what the journal does not say already is written to it. !}
delete from {journal}
using stepshift_delivered as delivered
where
  {#and key}{journal}.{it} = delivered.{it}{/and}
  and {journal}."stepshift_effective" = delivered."stepshift_effective"
  and (
    {journal}."stepshift_gone" <> delivered."stepshift_gone"
{#for name in others}
    or not {#same}{journal}.{name}{#as}delivered.{name}{/same}
{/for}
  );

insert into {journal} (
  {#lines columns}{it.name}{/lines},
  "stepshift_effective", "stepshift_gone"
)
select
  {#lines columns}delivered.{it.name}{/lines},
  delivered."stepshift_effective", delivered."stepshift_gone"
from stepshift_delivered as delivered
left join {journal} as noted
  on noted."stepshift_effective" = delivered."stepshift_effective"
  and {#and key}noted.{it} = delivered.{it}{/and}
where noted."stepshift_effective" is null;
