{! In percent. It is 100 for equal counts alone, and not for those that differ by so little that it would
   be rounded to 100. Of a table without rows there is no share: only none is right then. !}
      select
        case
          when counted.row_count = other.row_count then 100
          when counted.row_count < other.row_count
            then least(100.0 * counted.row_count / other.row_count, 99.999999)
          when other.row_count > 0
            then greatest(100.0 * counted.row_count / other.row_count, 100.000001)
        end
      from (select count(*) as row_count from {subject}) as counted
{#if delivery}
{! The newest load of the date. It is not in the ledger if the same files were loaded for another date:
   staging holds them then. !}
      cross join (
        select coalesce(loaded.row_count, staged.row_count) as row_count
        from (
          select max("rows") as row_count
          from {delivery.ledger}
          where
            "run_date" = cast({delivery.run_date} as date)
            and "loaded_at" = (
              select max("loaded_at")
              from {delivery.ledger}
              where "run_date" = cast({delivery.run_date} as date)
            )
        ) as loaded
        cross join (select count(*) as row_count from {delivery.staging}) as staged
      ) as other
{#else}
      cross join (select count(*) as row_count from {total}) as other
{/if}
