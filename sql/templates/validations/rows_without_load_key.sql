{! Rows that the ledger counts for what is taken back, and that cannot be told from others. !}
      select coalesce(noted.row_count, 0) - found.row_count
      from (
        select sum("rows") as row_count
        from {ledger}
{#include append/taken_back.sql /}
      ) as noted
      cross join (
        select count(*) as row_count
        from {target}
        where {load_key_column} in (
          select "load_key"
          from {ledger}
{#include append/taken_back.sql /}
        )
      ) as found
