{! The last statement of each merge, in the same transaction as the data. Guarded by the load key, so
   that a merge that runs twice is one load. !}
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
where not exists (
  select 1
  from {ledger}
  where "load_key" = {load_key}
{#for key in superseded}
    or "load_key" = {key}
{/for}
);
