-- rows of statement 12, timeout 900 s

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

create or replace procedure "stepshift"."columns_sales__date_dim"() as $$
declare
  stepshift_difference record;
  stepshift_by_hand varchar(4000);
  stepshift_problem varchar(8000);
  stepshift_too_short varchar(8000);
begin
  for stepshift_difference in
    select place.relation, wanted.name, wanted.type, wanted.not_null, wanted.mend,
      wanted.length, actual.data_type as actual_type,
      coalesce(actual.character_maximum_length, actual.numeric_precision) as actual_size
    from (
      select cast('calendar_date' as varchar(127)) as name, cast('date' as varchar(64)) as type,
        true as not_null, cast('rebuild' as varchar(8)) as mend,
        cast('date' as varchar(64)) as data_type, cast(null as integer) as length,
        cast(null as integer) as digits, cast(null as integer) as scale
      union all
      select 'calendar_year', 'integer', true, 'replace', 'integer', null, null, null
      union all
      select 'calendar_month', 'integer', true, 'replace', 'integer', null, null, null
      union all
      select 'day_of_week', 'integer', true, 'replace', 'integer', null, null, null
      union all
      select 'is_weekend', 'boolean', true, 'replace', 'boolean', null, null, null
    ) as wanted
    cross join (
      select cast('sales' as varchar(127)) as table_schema,
        cast('date_dim' as varchar(127)) as table_name, cast('"sales"."date_dim"' as varchar(512)) as relation
    ) as place
    left join svv_columns as actual
      on actual.table_schema = place.table_schema
      and actual.table_name = place.table_name
      and actual.column_name = wanted.name
    where actual.column_name is null
      or (
        wanted.data_type <> ''
        and (
          actual.data_type <> wanted.data_type
          or actual.character_maximum_length < wanted.length
          or actual.numeric_precision < wanted.digits
          or (wanted.digits is not null and actual.numeric_scale <> wanted.scale)
        )
      )
  loop
    if stepshift_difference.actual_type is null and not stepshift_difference.not_null then
      if stepshift_difference.name = 'calendar_date' then
        alter table "sales"."date_dim" add column "calendar_date" date;
      elsif stepshift_difference.name = 'calendar_year' then
        alter table "sales"."date_dim" add column "calendar_year" integer;
      elsif stepshift_difference.name = 'calendar_month' then
        alter table "sales"."date_dim" add column "calendar_month" integer;
      elsif stepshift_difference.name = 'day_of_week' then
        alter table "sales"."date_dim" add column "day_of_week" integer;
      elsif stepshift_difference.name = 'is_weekend' then
        alter table "sales"."date_dim" add column "is_weekend" boolean;
      end if;
    elsif stepshift_difference.mend = 'lengthen' and stepshift_difference.actual_type = 'character varying' then
      stepshift_too_short := 'Column ' || stepshift_difference.name || ' of ' || stepshift_difference.relation
        || ' is ' || stepshift_difference.actual_type || ' (' || cast(stepshift_difference.actual_size as varchar)
        || ') in the warehouse and ' || stepshift_difference.type
        || ' in pipeline.yaml. The load lengthens it: alter table ' || stepshift_difference.relation
        || ' alter column "' || stepshift_difference.name
        || '" type varchar(' || cast(stepshift_difference.length as varchar) || ')';
    else
      if stepshift_difference.actual_type is null then
        stepshift_by_hand := 'alter table ' || '"sales"."date_dim"' || ' add column ' || stepshift_difference.name || ' '
          || stepshift_difference.type || ' default <value> not null';
      elsif stepshift_difference.mend = 'rebuild' then
        stepshift_by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || '"sales"."date_dim"' || '; drop table ' || '"sales"."date_dim"' || '; alter table <new> rename';
      else
        stepshift_by_hand := 'alter table ' || '"sales"."date_dim"' || ' add column ' || stepshift_difference.name
          || '_new ' || stepshift_difference.type || '; update ' || '"sales"."date_dim"' || ' set '
          || stepshift_difference.name || '_new = cast(' || stepshift_difference.name || ' as '
          || stepshift_difference.type || '); alter table ' || '"sales"."date_dim"' || ' drop column '
          || stepshift_difference.name || '; alter table ' || '"sales"."date_dim"' || ' rename column '
          || stepshift_difference.name || '_new to ' || stepshift_difference.name;
      end if;
      stepshift_problem := 'Column ' || stepshift_difference.name || ' of ' || stepshift_difference.relation
        || ' is ' || coalesce(stepshift_difference.actual_type, 'missing') || ' ('
        || coalesce(cast(stepshift_difference.actual_size as varchar), '-') || ') in the warehouse and '
        || stepshift_difference.type || case when stepshift_difference.not_null then ' not null' else '' end
        || ' in pipeline.yaml, which a load does not change. Undo it there, or run by hand and redrive: '
        || stepshift_by_hand;
      raise exception '%', stepshift_problem;
    end if;
  end loop;
  if stepshift_too_short is not null then
    raise exception '%', stepshift_too_short;
  end if;
end;
$$ language plpgsql;

call "stepshift"."columns_sales__date_dim"();

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
