-- rows of statement 7, timeout 3600 s

set query_group to 'local/tpch/lineitem/merge';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

lock "stepshift"."ledger_tpch__lineitem";

insert into "stepshift"."staged_tpch__lineitem" ("execution", "staging_holds_another_load")
select 'arn:aws:states:run-1', cast(null as boolean)
from (
  select count(*) as load_count
  from "stepshift"."staged_tpch__lineitem"
  where "execution" = 'arn:aws:states:run-1'
) as staged
where staged.load_count = 0;

delete from "stepshift_staging"."tpch__lineitem"
where exists (
  select 1
  from "stepshift"."ledger_tpch__lineitem"
  where
    "load_key" = '96149ad435c4781b946935a4d7b9093d5a7b706f4fc259b7daf1ab0886d1a6ef'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_tpch__lineitem" where "run_date" > cast('2026-01-01' as date))
);

merge into "tpch"."lineitem"
using "stepshift_staging"."tpch__lineitem" as staging
on "tpch"."lineitem"."l_orderkey" = staging."l_orderkey" and "tpch"."lineitem"."l_linenumber" = staging."l_linenumber"
when matched then update set
  "l_partkey" = staging."l_partkey",
  "l_suppkey" = staging."l_suppkey",
  "l_quantity" = staging."l_quantity",
  "l_extendedprice" = staging."l_extendedprice",
  "l_discount" = staging."l_discount",
  "l_tax" = staging."l_tax",
  "l_returnflag" = staging."l_returnflag",
  "l_linestatus" = staging."l_linestatus",
  "l_shipdate" = staging."l_shipdate",
  "l_commitdate" = staging."l_commitdate",
  "l_receiptdate" = staging."l_receiptdate",
  "l_shipinstruct" = staging."l_shipinstruct",
  "l_shipmode" = staging."l_shipmode",
  "l_comment" = staging."l_comment"
when not matched then insert (
  "l_orderkey",
  "l_partkey",
  "l_suppkey",
  "l_linenumber",
  "l_quantity",
  "l_extendedprice",
  "l_discount",
  "l_tax",
  "l_returnflag",
  "l_linestatus",
  "l_shipdate",
  "l_commitdate",
  "l_receiptdate",
  "l_shipinstruct",
  "l_shipmode",
  "l_comment"
) values (
  staging."l_orderkey",
  staging."l_partkey",
  staging."l_suppkey",
  staging."l_linenumber",
  staging."l_quantity",
  staging."l_extendedprice",
  staging."l_discount",
  staging."l_tax",
  staging."l_returnflag",
  staging."l_linestatus",
  staging."l_shipdate",
  staging."l_commitdate",
  staging."l_receiptdate",
  staging."l_shipinstruct",
  staging."l_shipmode",
  staging."l_comment"
);

insert into "stepshift"."ledger_tpch__lineitem" (
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
  '96149ad435c4781b946935a4d7b9093d5a7b706f4fc259b7daf1ab0886d1a6ef',
  'run-1',
  cast('2026-01-01' as date),
  'local',
  'upsert',
  1,
  77,
  staged.row_count,
  greatest(getdate(), dateadd(microsecond, 1, was.loaded_at)),
  ',l_orderkey,l_partkey,l_suppkey,l_linenumber,l_quantity,l_extendedprice,l_discount,l_tax,l_returnflag,l_linestatus,l_shipdate,l_commitdate,l_receiptdate,l_shipinstruct,l_shipmode,l_comment,',
  ',' ||
  decode(staged.c0, 0, decode(strpos(was.never_filled, ',l_commitdate,') + decode(strpos(was.names, ',l_commitdate,'), 0, 1, 0), 0, '', 'l_commitdate,'), '') ||
  decode(staged.c1, 0, decode(strpos(was.never_filled, ',l_receiptdate,') + decode(strpos(was.names, ',l_receiptdate,'), 0, 1, 0), 0, '', 'l_receiptdate,'), '') ||
  decode(staged.c2, 0, decode(strpos(was.never_filled, ',l_shipinstruct,') + decode(strpos(was.names, ',l_shipinstruct,'), 0, 1, 0), 0, '', 'l_shipinstruct,'), '') ||
  decode(staged.c3, 0, decode(strpos(was.never_filled, ',l_shipmode,') + decode(strpos(was.names, ',l_shipmode,'), 0, 1, 0), 0, '', 'l_shipmode,'), '') ||
  decode(staged.c4, 0, decode(strpos(was.never_filled, ',l_comment,') + decode(strpos(was.names, ',l_comment,'), 0, 1, 0), 0, '', 'l_comment,'), '')
from (
  select
    count("l_commitdate") c0,
    count("l_receiptdate") c1,
    count("l_shipinstruct") c2,
    count("l_shipmode") c3,
    count("l_comment") c4,
    count(*) as row_count
  from "stepshift_staging"."tpch__lineitem"
) as staged
cross join (
  select
    max("loaded_at") as loaded_at,
    coalesce(max("columns"), '') as names,
    coalesce(max("never_filled"), '') as never_filled
  from "stepshift"."ledger_tpch__lineitem"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_tpch__lineitem")
) as was
where not exists (
  select 1
  from "stepshift"."ledger_tpch__lineitem"
  where "load_key" = '96149ad435c4781b946935a4d7b9093d5a7b706f4fc259b7daf1ab0886d1a6ef'
);
