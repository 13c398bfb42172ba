{! The merge need not look again: the gate runs right before it, and meanwhile the run's lock keeps
   other loads off. An empty target has nothing to lose, nor has one from an older delivery. !}
      select coalesce(100.0 * greatest(deleted.row_count, 0) / nullif(present.row_count, 0), 0)
{#if history}
      from (
        select count(*) as row_count
        from {target}
        where {history.is_current}{#if history.is_deleted} and not {history.is_deleted}{/if}
      ) as present
{#else}
      from (
        select count(*) as row_count
        from {target}
{#if older.passed_over}
        where not exists (
{older.query}
        )
{/if}
      ) as present
{/if}
      cross join (
{deleted}
      ) as deleted
