-- rows of statement 5, timeout 1800 s

set query_group to 'local/tpch/region/merge';

set statement_timeout to 1710000;

lock "stepshift"."ledger_tpch__region";

delete from "stepshift_staging"."tpch__region"
where exists (
  select 1
  from "stepshift"."ledger_tpch__region"
  where
    "load_key" = 'bbe35b7d755c3038120d34f7feb3cbfacada1b60f8d307cc208e552dfd2f232f'
    and exists (select 1 from "stepshift"."ledger_tpch__region" where "run_date" > cast('2026-01-01' as date))
);

delete from "tpch"."region"
where not exists (
  select 1
  from "stepshift"."ledger_tpch__region"
  where
    "load_key" = 'bbe35b7d755c3038120d34f7feb3cbfacada1b60f8d307cc208e552dfd2f232f'
    and exists (select 1 from "stepshift"."ledger_tpch__region" where "run_date" > cast('2026-01-01' as date))
);

insert into "tpch"."region" (
  "r_regionkey",
  "r_name",
  "r_comment"
)
select
  "r_regionkey",
  "r_name",
  "r_comment"
from "stepshift_staging"."tpch__region";

insert into "stepshift"."ledger_tpch__region" (
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
  'bbe35b7d755c3038120d34f7feb3cbfacada1b60f8d307cc208e552dfd2f232f',
  'run-1',
  cast('2026-01-01' as date),
  'replace',
  1,
  77,
  staged.row_count,
  getdate()
from (select count(*) as row_count from "stepshift_staging"."tpch__region") as staged
where not exists (
  select 1
  from "stepshift"."ledger_tpch__region"
  where "load_key" = 'bbe35b7d755c3038120d34f7feb3cbfacada1b60f8d307cc208e552dfd2f232f'
);
