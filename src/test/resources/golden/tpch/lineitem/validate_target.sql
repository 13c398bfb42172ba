-- rows of statement 2, timeout 600 s

set query_group to 'local/tpch/lineitem/validate_target';

set statement_timeout to 570000;

select name, severity, observed, minimum, maximum
from (
  select
    1 as ordinal,
    cast('load_in_ledger' as varchar(256)) as name,
    cast('error' as varchar(8)) as severity,
    cast((
      select count(*)
      from "stepshift"."ledger_tpch__lineitem"
      where "load_key" = '96149ad435c4781b946935a4d7b9093d5a7b706f4fc259b7daf1ab0886d1a6ef'
    ) as decimal(38, 6)) as observed,
    cast(1 as decimal(38, 6)) as minimum,
    cast(1 as decimal(38, 6)) as maximum
) as checks
order by ordinal;
