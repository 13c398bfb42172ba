{! The last statement of each merge, in the same transaction as the data. The names of columns that
   never had a value stand between commas. !}
insert into {ledger} (
  "load_key",
  "run_id",
  "run_date",
  "strategy",
  "files",
  "bytes",
  "rows",
  "loaded_at",
  "never_filled"
)
select
  {load.key},
  {load.run_id},
  cast({load.run_date} as date),
  {load.strategy},
  {load.files},
  {load.bytes},
  staged.row_count,
  getdate(),
{#if filled.columns}
  ',' ||
{#for column in filled.columns}
  decode(staged.c{column_index}, 0, decode(strpos(known.names, {column.within}) + known.first_load, 0, '', {column.kept}), ''){#if column_hasNext} ||{/if}
{/for}
{#else}
  ''
{/if}
from (
  select
{#for column in filled.columns}
    count({column.name}) c{column_index},
{/for}
    count(*) as row_count
  from {staging}
) as staged
cross join (
  select
    case when count(*) = 0 then 1 else 0 end as first_load,
    coalesce(max("never_filled"), '') as names
  from {ledger}
  where "loaded_at" = (select max("loaded_at") from {ledger})
) as known
{#include not_loaded.sql /};
