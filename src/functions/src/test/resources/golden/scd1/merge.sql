-- rows of statement 9, timeout 3600 s

set query_group to 'local/shop/suppliers/merge';

set statement_timeout to 3420000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

lock "stepshift"."ledger_shop__suppliers";

insert into "stepshift"."staged_shop__suppliers" ("execution", "staging_holds_another_load")
select 'arn:aws:states:run-1', cast(null as boolean)
from (
  select count(*) as load_count
  from "stepshift"."staged_shop__suppliers"
  where "execution" = 'arn:aws:states:run-1'
) as staged
where staged.load_count = 0;

delete from "shop_staging"."shop__suppliers"
where exists (
  select 1
  from "stepshift"."ledger_shop__suppliers"
  where
    "load_key" = 'dd841d001acb8d6cc19a61e425ed89b5a6eff16fe491ecb7427eef9133e6b87d'
    and "run_id" <> 'run-1'
    and exists (select 1 from "stepshift"."ledger_shop__suppliers" where "run_date" > cast('2026-01-01' as date))
);

drop table if exists stepshift_changed;

create temp table stepshift_changed as
select
  coalesce(
    known."supplier_sk",
    numbers."stepshift_highest" + row_number() over (
      partition by case when known."supplier_sk" is null then 1 else 0 end
      order by staging."number"
    )
  ) as "supplier_sk",
  staging."number",
  staging."name",
  staging."city"
from "shop_staging"."shop__suppliers" as staging
left join "shop"."suppliers" as known
  on known."number" = staging."number"
cross join (
  select coalesce(max("supplier_sk"), 0) as "stepshift_highest"
  from "shop"."suppliers"
) as numbers
where
  known."number" is null
  or not (case when known."name" = staging."name" then 1 when known."name" is null and staging."name" is null then 1 else 0 end = 1)
  or not (case when known."city" = staging."city" then 1 when known."city" is null and staging."city" is null then 1 else 0 end = 1);

merge into "shop"."suppliers"
using stepshift_changed as changed
on "shop"."suppliers"."number" = changed."number"
when matched then update set
  "name" = changed."name",
  "city" = changed."city"
when not matched then insert (
  "supplier_sk",
  "number",
  "name",
  "city"
) values (
  changed."supplier_sk",
  changed."number",
  changed."name",
  changed."city"
);

insert into "stepshift"."ledger_shop__suppliers" (
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
  'dd841d001acb8d6cc19a61e425ed89b5a6eff16fe491ecb7427eef9133e6b87d',
  'run-1',
  cast('2026-01-01' as date),
  'local',
  'scd1',
  1,
  77,
  staged.row_count,
  greatest(getdate(), dateadd(microsecond, 1, was.loaded_at)),
  ',number,name,city,',
  ',' ||
  decode(staged.c0, 0, decode(strpos(was.never_filled, ',name,') + decode(strpos(was.names, ',name,'), 0, 1, 0), 0, '', 'name,'), '') ||
  decode(staged.c1, 0, decode(strpos(was.never_filled, ',city,') + decode(strpos(was.names, ',city,'), 0, 1, 0), 0, '', 'city,'), '')
from (
  select
    count("name") c0,
    count("city") c1,
    count(*) as row_count
  from "shop_staging"."shop__suppliers"
) as staged
cross join (
  select
    max("loaded_at") as loaded_at,
    coalesce(max("columns"), '') as names,
    coalesce(max("never_filled"), '') as never_filled
  from "stepshift"."ledger_shop__suppliers"
  where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__suppliers")
) as was
where not exists (
  select 1
  from "stepshift"."ledger_shop__suppliers"
  where "load_key" = 'dd841d001acb8d6cc19a61e425ed89b5a6eff16fe491ecb7427eef9133e6b87d'
);
