{! One row a validation, all of one shape, in the order they are declared. !}
select name, severity, observed, minimum, maximum{#if details}, detail{/if}{#if kept}, case when last_row > first_row then first_row || ' | ' || last_row else first_row end as sample{/if}{#if completed}, cast({completed.key} as varchar(64)) as {completed.history}, cast((select max("run_date") from {completed.ledger} where "load_key" = {completed.key}) as varchar(10)) as run_date{/if}{#if sources}, cast({sources} as varchar(64)) as sources{/if}
from (
{#for check in checks}
{#if check_index}
  select
    {check_count},
    cast({check.name} as varchar(256)),
    cast({check.severity} as varchar(8)),
{#else}
{! A union has the names of its first branch. !}
  select
    {check_count} as ordinal,
    cast({check.name} as varchar(256)) as name,
    cast({check.severity} as varchar(8)) as severity,
{/if}
{#if check.detailed}
    cast(found.observed as decimal(38, 6)){#if !check_index} as observed{/if},
{#else}
    cast((
{check.query}
    ) as decimal(38, 6)){#if !check_index} as observed{/if},
{/if}
    cast({check.minimum} as decimal(38, 6)){#if !check_index} as minimum{/if},
    cast({check.maximum} as decimal(38, 6)){#if !check_index} as maximum{/if}{#if details},{/if}
{#if check.detailed}
    cast(found.detail as varchar(4000)){#if !check_index} as detail{/if}
  from (
{check.query}
  ) as found
{#else if details}
    cast(null as varchar(4000)){#if !check_index} as detail{/if}
{/if}
{#if check_hasNext}
  union all
{/if}
{/for}
) as checks
{#if kept}
left join (
  select "validation", min("failed_row") as first_row, max("failed_row") as last_row
  from {kept.table}
  where "run_id" = {kept.run_id} and "step" = {kept.step}
  group by "validation"
) as kept on kept."validation" = checks.name
{/if}
order by ordinal;
