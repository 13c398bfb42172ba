{! The delivery, as the journal will note it. A key that comes back with a date no later than its
   deletion holds again from the run's date. !}
create temp table stepshift_delivered as
select
  {#lines columns}staged.{it.name}{/lines},
  case
    when staged."stepshift_rank" = 1 and gone."stepshift_last" >= staged.{effective} then {run_day}
    else staged.{effective}
  end as "stepshift_effective",
  false as "stepshift_gone"
from (
  select
    {#lines columns}{it.name}{/lines},
    row_number() over (partition by {#list key}{it}{/list} order by {effective} desc) as "stepshift_rank"
  from {staging}
) as staged
left join (
  select {#list key}{it}{/list}, max("stepshift_effective") as "stepshift_last"
  from {journal}
  where "stepshift_gone" and "stepshift_effective" <= {run_day}
  group by {#list key}{it}{/list}
) as gone
  on {#and key}gone.{it} = staged.{it}{/and};
