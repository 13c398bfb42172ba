{! Each version with the numbers of the known versions that begin in it; the first has rank 1. !}
  select
    {#lines key}version.{it}{/lines},
    version."stepshift_first",
    known.{surrogate_key} as "stepshift_known",
    row_number() over (
      partition by {#list key}version.{it}{/list}, version."stepshift_first"
      order by known.{valid_from}
    ) as "stepshift_rank"
  from stepshift_versions as version
  left join {target} as known
    on known.{valid_from} >= version."stepshift_first"
    and known.{valid_from} < version."stepshift_next"
    and {#and key}known.{it} = version.{it}{/and}
