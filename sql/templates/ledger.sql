{! The last statement of each merge, in the same transaction as the data. !}
insert into {ledger} (
  "load_key",
  "run_id",
  "run_date",
  "strategy",
  "files",
  "bytes",
  "rows",
  "loaded_at"
)
select
  {load_key},
  {run_id},
  cast({run_date} as date),
  {strategy},
  {files},
  {bytes},
  staged.row_count,
  getdate()
from (select count(*) as row_count from {staging}) as staged
{#include not_loaded.sql /};
