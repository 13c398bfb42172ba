{! What the journal says of the keys that are touched, each row beside what the one before it said:
   LAG takes every type, see https://docs.aws.amazon.com/redshift/latest/dg/r_WF_LAG.html. The names
   have numbers, as a column's name may already be as long as Redshift allows. !}
create temp table stepshift_entries as
select
  {#lines columns}journal.{it.name}{/lines},
  journal."stepshift_effective",
  journal."stepshift_gone",
{#for name in compare}
  lag(journal.{name}) over (
    partition by {#list key}journal.{it}{/list} order by journal."stepshift_effective"
  ) as "stepshift_before_{name_count}",
{/for}
  lag(journal."stepshift_gone") over (
    partition by {#list key}journal.{it}{/list} order by journal."stepshift_effective"
  ) as "stepshift_gone_before"
from {journal} as journal
join stepshift_touched as touched
  on {#and key}touched.{it} = journal.{it}{/and};
