-- rows of statement 6, timeout 900 s

set query_group to 'local/sales/customer_address/merge';

set statement_timeout to 855000;

lock "stepshift"."ledger_sales__customer_address";

delete from "stepshift_staging"."sales__customer_address"
where exists (
  select 1
  from "stepshift"."ledger_sales__customer_address"
  where
    "load_key" = 'c11505268665dd54cf9a94bdfd3f5225e85895b1034e6b348e1d6fdbb993df5b'
    and exists (select 1 from "stepshift"."ledger_sales__customer_address" where "run_date" > cast('2026-01-01' as date))
);

drop table if exists stepshift_changed;

create temp table stepshift_changed as
select
  coalesce(
    known."address_sk",
    numbers."stepshift_highest" + row_number() over (
      partition by case when known."address_sk" is null then 1 else 0 end
      order by staging."customer_id"
    )
  ) as "address_sk",
  staging."customer_id",
  staging."street",
  staging."city",
  staging."postcode",
  staging."country"
from "stepshift_staging"."sales__customer_address" as staging
left join "sales"."customer_address" as known
  on known."customer_id" = staging."customer_id"
cross join (
  select coalesce(max("address_sk"), 0) as "stepshift_highest"
  from "sales"."customer_address"
) as numbers
where
  known."customer_id" is null
  or case
    when known."street" = staging."street" then 0
    when known."street" is null and staging."street" is null then 0
    else 1
  end = 1
  or case
    when known."city" = staging."city" then 0
    when known."city" is null and staging."city" is null then 0
    else 1
  end = 1
  or case
    when known."postcode" = staging."postcode" then 0
    when known."postcode" is null and staging."postcode" is null then 0
    else 1
  end = 1
  or case
    when known."country" = staging."country" then 0
    when known."country" is null and staging."country" is null then 0
    else 1
  end = 1;

merge into "sales"."customer_address"
using stepshift_changed as changed
on "sales"."customer_address"."customer_id" = changed."customer_id"
when matched then update set
  "street" = changed."street",
  "city" = changed."city",
  "postcode" = changed."postcode",
  "country" = changed."country"
when not matched then insert (
  "address_sk",
  "customer_id",
  "street",
  "city",
  "postcode",
  "country"
) values (
  changed."address_sk",
  changed."customer_id",
  changed."street",
  changed."city",
  changed."postcode",
  changed."country"
);

insert into "stepshift"."ledger_sales__customer_address" (
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
  'c11505268665dd54cf9a94bdfd3f5225e85895b1034e6b348e1d6fdbb993df5b',
  'run-1',
  cast('2026-01-01' as date),
  'scd1',
  1,
  77,
  staged.row_count,
  getdate()
from (select count(*) as row_count from "stepshift_staging"."sales__customer_address") as staged
where not exists (
  select 1
  from "stepshift"."ledger_sales__customer_address"
  where "load_key" = 'c11505268665dd54cf9a94bdfd3f5225e85895b1034e6b348e1d6fdbb993df5b'
);
