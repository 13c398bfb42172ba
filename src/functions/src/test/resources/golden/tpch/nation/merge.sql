-- rows of statement 5, timeout 1800 s

set query_group to 'local/tpch/nation/merge';

set statement_timeout to 1710000;

lock "stepshift"."ledger_tpch__nation";

delete from "stepshift_staging"."tpch__nation"
where exists (
  select 1
  from "stepshift"."ledger_tpch__nation"
  where
    "load_key" = '59d80f2a788fcf4d5bd2c3d9ebda173cbef9ca1ea743c97047445105acabc4c6'
    and exists (select 1 from "stepshift"."ledger_tpch__nation" where "run_date" > cast('2026-01-01' as date))
);

delete from "tpch"."nation"
where not exists (
  select 1
  from "stepshift"."ledger_tpch__nation"
  where
    "load_key" = '59d80f2a788fcf4d5bd2c3d9ebda173cbef9ca1ea743c97047445105acabc4c6'
    and exists (select 1 from "stepshift"."ledger_tpch__nation" where "run_date" > cast('2026-01-01' as date))
);

insert into "tpch"."nation" (
  "n_nationkey",
  "n_name",
  "n_regionkey",
  "n_comment"
)
select
  "n_nationkey",
  "n_name",
  "n_regionkey",
  "n_comment"
from "stepshift_staging"."tpch__nation";

insert into "stepshift"."ledger_tpch__nation" (
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
  '59d80f2a788fcf4d5bd2c3d9ebda173cbef9ca1ea743c97047445105acabc4c6',
  'run-1',
  cast('2026-01-01' as date),
  'replace',
  1,
  77,
  staged.row_count,
  getdate()
from (select count(*) as row_count from "stepshift_staging"."tpch__nation") as staged
where not exists (
  select 1
  from "stepshift"."ledger_tpch__nation"
  where "load_key" = '59d80f2a788fcf4d5bd2c3d9ebda173cbef9ca1ea743c97047445105acabc4c6'
);
