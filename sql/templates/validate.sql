{! One row a validation, all of one shape, in the order they are declared. !}
select name, severity, observed, minimum, maximum{#if claim}, cast({claim} as varchar(64)) as claim{/if}
from (
{#for check in checks}
  select
    {check_count} as ordinal,
    cast({check.name} as varchar(256)) as name,
    cast({check.severity} as varchar(8)) as severity,
    cast((
{check.query}
    ) as decimal(38, 6)) as observed,
    cast({check.minimum} as decimal(38, 6)) as minimum,
    cast({check.maximum} as decimal(38, 6)) as maximum
{#if check_hasNext}
  union all
{/if}
{/for}
) as checks
order by ordinal;
