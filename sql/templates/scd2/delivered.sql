{! The delivery, as the journal will note it. !}
create temp table stepshift_delivered as
select
  {#lines columns}{it.name}{/lines},
  {#if effective}{effective}{#else}{run_day}{/if} as "stepshift_effective",
  false as "stepshift_gone"
from {staging};
