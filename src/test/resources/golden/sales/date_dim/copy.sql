-- rows of statement 10, timeout 900 s

set query_group to 'local/sales/date_dim/copy';

set statement_timeout to 855000;

create schema if not exists "sales";

create schema if not exists "stepshift_staging";

create schema if not exists "stepshift";

create table if not exists "sales"."date_dim" (
  "calendar_date" date not null,
  "calendar_year" integer not null,
  "calendar_month" integer not null,
  "day_of_week" integer not null,
  "is_weekend" boolean not null,
  primary key ("calendar_date")
)
diststyle all
sortkey ("calendar_date");

create table if not exists "stepshift"."ledger_sales__date_dim" (
  "load_key" varchar(64) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "strategy" varchar(32) not null,
  "files" bigint not null,
  "bytes" bigint not null,
  "rows" bigint not null,
  "loaded_at" timestamp not null
)
diststyle auto;

lock "stepshift"."ledger_sales__date_dim";

drop table if exists "stepshift_staging"."sales__date_dim";

create table "stepshift_staging"."sales__date_dim" (like "sales"."date_dim");

insert into "stepshift_staging"."sales__date_dim" (
  "calendar_date",
  "calendar_year",
  "calendar_month",
  "day_of_week",
  "is_weekend"
)
-- The days of 2026. Redshift's generate_series runs on the leader node only and cannot feed a table, so days are counted by digits.
select
  calendar_date,
  cast(extract(year from calendar_date) as integer) as calendar_year,
  cast(extract(month from calendar_date) as integer) as calendar_month,
  cast(extract(dow from calendar_date) as integer) as day_of_week,
  case when extract(dow from calendar_date) in (0, 6) then true else false end as is_weekend
from (
  select cast('2026-01-01' as date) + (100 * hundreds.digit + 10 * tens.digit + ones.digit) as calendar_date
  from (
    select 0 as digit union all select 1 union all select 2 union all select 3
  ) as hundreds
  cross join (
    select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
    union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
  ) as tens
  cross join (
    select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
    union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
  ) as ones
) as days
where calendar_date < cast('2027-01-01' as date);
