{! The merge need not look again: the gate runs right before it, and meanwhile the run's lock keeps
   other loads off. An empty target has nothing to lose, nor has one from an older delivery. !}
      select coalesce(100.0 * greatest(deleted.row_count, 0) / nullif(present.row_count, 0), 0)
{#if versions}
      from (
        select count(*) as row_count
        from {target}
        where {is_current}{#if flags} and not {is_deleted}{/if}
      ) as present
{#else}
      from (
        select count(*) as row_count
        from {target}
{#if passes_over}
        where not exists (
{older}
        )
{/if}
      ) as present
{/if}
      cross join (
{deleted}
      ) as deleted
