-- rows of statement 4, timeout 900 s

set query_group to 'local/shop/items/validate_target';

set statement_timeout to 855000;

set timezone to 'UTC';

set datestyle to 'ISO, MDY';

select name, severity, observed, minimum, maximum, cast('464e2d45c0384fac6260e9b33f5a0c6307ba03d6fea56d3b93108f2089143259' as varchar(64)) as delivery, cast((select max("run_date") from "stepshift"."ledger_shop__items" where "load_key" = '464e2d45c0384fac6260e9b33f5a0c6307ba03d6fea56d3b93108f2089143259') as varchar(10)) as run_date
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_shop__items"
      where "load_key" = '464e2d45c0384fac6260e9b33f5a0c6307ba03d6fea56d3b93108f2089143259'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
  union all
  select
    2,
    cast('history_current' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from (
        select "item_id"
        from "shop"."items"
        group by "item_id"
        having sum(case when "is_current" then 1 else 0 end) <> 1
      ) as wrong
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6))
  union all
  select
    3,
    cast('history_overlaps' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from (
        select
          "valid_from" as "stepshift_first",
          "valid_to" as "stepshift_next",
          lead("valid_from") over (
            partition by "item_id"
            order by "valid_from"
          ) as "stepshift_following"
        from "shop"."items"
      ) as version
      where
        "stepshift_next" <= "stepshift_first"
        or "stepshift_following" < "stepshift_next"
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6))
  union all
  select
    4,
    cast('history_gaps' as varchar(256)),
    cast('error' as varchar(8)),
    cast((
      select count(*)
      from (
        select
          "valid_to" as "stepshift_next",
          lead("valid_from") over (
            partition by "item_id"
            order by "valid_from"
          ) as "stepshift_following"
        from "shop"."items"
      ) as version
      where "stepshift_following" > "stepshift_next"
    ) as decimal(38, 6)),
    cast(null as decimal(38, 6)),
    cast(0 as decimal(38, 6))
) as checks
order by ordinal;
