-- rows of statement 4, timeout 1800 s

set query_group to 'local/tpch/partsupp/merge';

set statement_timeout to 1710000;

lock "stepshift"."ledger_tpch__partsupp";

delete from "stepshift_staging"."tpch__partsupp"
where exists (
  select 1
  from "stepshift"."ledger_tpch__partsupp"
  where
    "load_key" = '90651fc30ad906f5fd5c40116f751fd27324cecd7759aa6126c67d54c4ebe857'
    and exists (select 1 from "stepshift"."ledger_tpch__partsupp" where "run_date" > cast('2026-01-01' as date))
);

merge into "tpch"."partsupp"
using "stepshift_staging"."tpch__partsupp" as staging
on "tpch"."partsupp"."ps_partkey" = staging."ps_partkey" and "tpch"."partsupp"."ps_suppkey" = staging."ps_suppkey"
when matched then update set
  "ps_availqty" = staging."ps_availqty",
  "ps_supplycost" = staging."ps_supplycost",
  "ps_comment" = staging."ps_comment"
when not matched then insert (
  "ps_partkey",
  "ps_suppkey",
  "ps_availqty",
  "ps_supplycost",
  "ps_comment"
) values (
  staging."ps_partkey",
  staging."ps_suppkey",
  staging."ps_availqty",
  staging."ps_supplycost",
  staging."ps_comment"
);

insert into "stepshift"."ledger_tpch__partsupp" (
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
  '90651fc30ad906f5fd5c40116f751fd27324cecd7759aa6126c67d54c4ebe857',
  'run-1',
  cast('2026-01-01' as date),
  'upsert',
  1,
  77,
  staged.row_count,
  getdate()
from (select count(*) as row_count from "stepshift_staging"."tpch__partsupp") as staged
where not exists (
  select 1
  from "stepshift"."ledger_tpch__partsupp"
  where "load_key" = '90651fc30ad906f5fd5c40116f751fd27324cecd7759aa6126c67d54c4ebe857'
);
