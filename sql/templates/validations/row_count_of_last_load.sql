{! In percent. Without an earlier load, or after one of no rows, there is nothing to fall short of; nor
   is there for what was loaded before the last load. !}
      select coalesce(100.0 * delivered.row_count / nullif(last_load.row_count, 0), 100)
      from (select count(*) as row_count from {staging}) as delivered
      cross join (
        select max("rows") as row_count
        from {ledger}
        where
          "loaded_at" = (select max("loaded_at") from {ledger})
{#if older}
          and not exists (
{older}
          )
{/if}
      ) as last_load
