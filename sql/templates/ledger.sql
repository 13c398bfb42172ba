{! The last statement of each merge, in the same transaction as the data. !}
insert into {ledger} (
  "load_key",
  "run_id",
  "run_date",
  "stack",
  "strategy",
  "files",
  "bytes",
  "rows",
  "loaded_at"
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
  getdate()
from (select count(*) as row_count from {staging}) as staged
{#include not_loaded.sql /};
