-- rows of statement 8, timeout 3600 s

set query_group to 'local/shop/employees/merge';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

lock "stepshift"."ledger_shop__employees";

insert into "stepshift"."staged_shop__employees" ("execution", "staging_holds_another_load")
select 'arn:aws:states:run-1', cast(null as boolean)
from (
  select count(*) as load_count
  from "stepshift"."staged_shop__employees"
  where "execution" = 'arn:aws:states:run-1'
) as staged
where staged.load_count = 0;

delete from "shop_staging"."shop__employees"
where exists (
  select 1
  from "stepshift"."ledger_shop__employees"
  where
    "load_key" = 'a08be45972e39243077328632b93a1de415bed1e6bd80a69bbf23c4fc18e0d25'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_shop__employees" where "run_date" > cast('2026-01-01' as date))
);

delete from "shop"."employees"
where not exists (
  select 1
  from "shop_staging"."shop__employees" as staging
  where staging."company" = "shop"."employees"."company" and staging."number" = "shop"."employees"."number"
)
and not exists (
  select 1
  from "stepshift"."ledger_shop__employees"
  where
    "load_key" = 'a08be45972e39243077328632b93a1de415bed1e6bd80a69bbf23c4fc18e0d25'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_shop__employees" where "run_date" > cast('2026-01-01' as date))
);

merge into "shop"."employees"
using "shop_staging"."shop__employees" as staging
on "shop"."employees"."company" = staging."company" and "shop"."employees"."number" = staging."number"
when matched then update set
  "name" = staging."name"
when not matched then insert (
  "company",
  "number",
  "name"
) values (
  staging."company",
  staging."number",
  staging."name"
);

insert into "stepshift"."ledger_shop__employees" (
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
  'a08be45972e39243077328632b93a1de415bed1e6bd80a69bbf23c4fc18e0d25',
  'run-1',
  cast('2026-01-01' as date),
  'local',
  'mirror',
  1,
  77,
  staged.row_count,
  greatest(getdate(), dateadd(microsecond, 1, was.loaded_at)),
  ',company,number,name,',
  ',' ||
  decode(staged.c0, 0, decode(strpos(was.never_filled, ',name,') + decode(strpos(was.names, ',name,'), 0, 1, 0), 0, '', 'name,'), '')
from (
  select
    count("name") c0,
    count(*) as row_count
  from "shop_staging"."shop__employees"
) as staged
cross join (
  select
    max("loaded_at") as loaded_at,
    coalesce(max("columns"), '') as names,
    coalesce(max("never_filled"), '') as never_filled
  from "stepshift"."ledger_shop__employees"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__employees")
) as was
where not exists (
  select 1
  from "stepshift"."ledger_shop__employees"
  where "load_key" = 'a08be45972e39243077328632b93a1de415bed1e6bd80a69bbf23c4fc18e0d25'
);
