-- rows of statement 4, timeout 900 s

set query_group to 'local/shop/arrivals/validate_staging';

set statement_timeout to 855000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

select name, severity, observed, minimum, maximum, detail, cast('87f5a81a524176ee17dd539f665d3bac38868e2e7935451fd0ff290489206a07' as varchar(64)) as sources
from (
  select
    1 as ordinal,
    cast('row_count' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "shop_staging"."shop__arrivals"
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(null as decimal(38, 6)) as maximum,
    cast(null as varchar(4000)) as detail
  union all
  select
    2,
    cast('other_stack' as varchar(256)),
    cast('warn' as varchar(8)),
    cast((
      select count(*)
      from "stepshift"."ledger_shop__arrivals"
      where
        "stack" <> 'local'
        and "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__arrivals")
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
  union all
  select
    3,
    cast('columns_gone' as varchar(256)),
    cast('warn' as varchar(8)),
    cast(found.observed as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(found.detail as varchar(4000))
  from (
      select count(*) as observed, listagg(gone.name, ', ') within group (order by gone.name) as detail
      from (
        select split_part(was.names, ',', 1 + place.number) as name
        from (
          select coalesce(max("columns"), '') as names
          from "stepshift"."ledger_shop__arrivals"
          where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__arrivals")
        ) as was
        join (
          select 1 + ones.digit + 10 * tens.digit + 100 * hundreds.digit + 1000 * thousands.digit as number
          from (
            select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
            union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
          ) as ones
          cross join (
            select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
            union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
          ) as tens
          cross join (
            select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
            union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
          ) as hundreds
          cross join (
            select 0 as digit union all select 1
          ) as thousands
        ) as place
          on place.number < length(was.names) - length(replace(was.names, ',', ''))
      ) as gone
      where strpos(',event_id,body,' || '', ',' || gone.name || ',') = 0
  ) as found
  union all
  select
    4,
    cast('empty_columns' as varchar(256)),
    cast('warn' as varchar(8)),
    cast(found.observed as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(found.detail as varchar(4000))
  from (
      select length(detail) - length(replace(detail, ',', '')) as observed, detail
      from (
        select
          case
            when n.row_count = 0 then ''
            else
              decode(n.c0, 0, decode(strpos(known.names, ',body,'), 0, 'body, ', ''), '')
          end as detail
        from (
          select
            count("body") c0,
            count(*) as row_count
          from "shop_staging"."shop__arrivals"
        ) as n
        cross join (
          select coalesce(max("never_filled"), '') as names
          from "stepshift"."ledger_shop__arrivals"
          where "loaded_at" = (select max("loaded_at") from "stepshift"."ledger_shop__arrivals")
        ) as known
      ) as named
  ) as found
  union all
  select
    5,
    cast('appended_before' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from "stepshift"."ledger_shop__arrivals"
      where "load_key" in ('af57978bd3ebde3a0a33bff45659fc97f8b14a513359e9c446914346e48de227')
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6)),
    cast(null as varchar(4000))
) as checks
order by ordinal;
