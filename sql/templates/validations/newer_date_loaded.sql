{! The newest loaded date as a number such as 20260131: it must not be later than the backfill reaches,
   or rows of an older date would lie on top of newer ones. A delivery that holds no other partition
   than its own day's puts nothing in place of a later one. !}
      select coalesce(max(cast(to_char("run_date", 'YYYYMMDD') as integer)), 0)
      from {ledger}
{#if own_day}
      where exists (
        select 1
        from {own_day.staging}
        where cast({own_day.column} as date) <> cast({own_day.run_date} as date)
      )
{/if}
