{! Not touched is a key whose current version already says what the delivery says. !}
create temp table stepshift_touched as
select distinct
  {#lines key}delivered.{it}{/lines}
from stepshift_delivered as delivered
left join {target} as known
  on {#and key}known.{it} = delivered.{it}{/and}
  and known.{is_current}
{#if flags}
  and not known.{is_deleted}
{/if}
  and known.{valid_from} <= delivered."stepshift_effective"
{#for name in others}
  and {#same}known.{name}{#as}delivered.{name}{/same}
{/for}
where known.{valid_from} is null or delivered."stepshift_gone";
