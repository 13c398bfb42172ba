{! The last statement of each merge, in the same transaction as the data. The names of the columns,
   and of those that never had a value, stand between commas. GETDATE knows whole seconds, and which
   load was the last one must be clear. !}
insert into {ledger} (
  "load_key",
  "run_id",
  "run_date",
  "stack",
  "strategy",
  "files",
  "bytes",
  "rows",
  "loaded_at",
  "columns",
  "never_filled"
)
select
  {load.key},
  {load.run_id},
  cast({load.run_date} as date),
  {load.stack},
  {load.strategy},
  {load.files},
  {load.bytes},
  staged.row_count,
  greatest(getdate(), dateadd(microsecond, 1, was.loaded_at)),
  {known.columns},
{#if filled.columns}
  ',' ||
{#for column in filled.columns}
  decode(staged.c{column_index}, 0, decode(strpos(was.never_filled, {column.within}) + decode(strpos(was.names, {column.within}), 0, 1, 0), 0, '', {column.kept}), ''){#if column_hasNext} ||{/if}
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
    max("loaded_at") as loaded_at,
    coalesce(max("columns"), '') as names,
    coalesce(max("never_filled"), '') as never_filled
  from {ledger}
  where "loaded_at" = (select max("loaded_at") from {ledger})
) as was
{#include not_loaded.sql /};
