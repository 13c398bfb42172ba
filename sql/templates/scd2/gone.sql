{! Only the newest delivery knows which keys are gone. A deletion comes no earlier than the key's
   last row, so that this row does not bring the key back. !}
insert into stepshift_delivered
select
  {#lines columns}known.{it.name}{/lines},
  greatest({run_day}, entry."stepshift_last"),
  true
from {target} as known
join (
  select {#list key}{it}{/list}, max("stepshift_effective") as "stepshift_last"
  from {journal}
  group by {#list key}{it}{/list}
) as entry
  on {#and key}entry.{it} = known.{it}{/and}
left join {staging} as staging
  on {#and key}staging.{it} = known.{it}{/and}
where
  known.{is_current}
{#if flags}
  and not known.{is_deleted}
{/if}
  and staging.{key.get(0)} is null
  and not exists (select 1 from {ledger} where "run_date" > cast({run_date} as date));
