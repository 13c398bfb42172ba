{! The journal holds what was delivered: a row a key and effective date, the one delivered last. A
   key's history is a function of its journal rows in the order of their dates, so neither the order
   of deliveries nor their repetition matters. Each merge notes its delivery in the journal and makes
   the history of the keys anew for which that changes something.

   Redshift has no "is distinct from": two values are the same if they are equal or both null. !}
drop table if exists
  stepshift_delivered,
  stepshift_touched,
  stepshift_entries,
  stepshift_versions{#if surrogate_key},
  stepshift_numbers{/if};

{! A target older than its journal, or a journal that was emptied to save space: what the versions
   tell is taken over. Where a version ends and none follows, the key was gone. !}
insert into {journal} (
{#for column in columns}
  {column.name},
{/for}
  "stepshift_effective",
  "stepshift_gone"
)
select
{#for column in columns}
  version.{column.name},
{/for}
  version.{valid_from},
  {#if flags}version.{is_deleted}{#else}false{/if}
from {target} as version
where not exists (select 1 from {journal})
union all
select
{#for column in columns}
  version.{column.name},
{/for}
  version.{valid_to},
  true
from {target} as version
left join {target} as successor
  on successor.{valid_from} = version.{valid_to}
{#for name in key}
  and successor.{name} = version.{name}
{/for}
where
  version.{valid_to} < {open_end}
  and successor.{valid_from} is null
  and not exists (select 1 from {journal});

create temp table stepshift_delivered as
{#if effective && deletes}
{! A key that comes back with a date no later than its deletion holds again from the run's date. !}
select
{#for column in columns}
  staged.{column.name},
{/for}
  case
    when staged."stepshift_rank" = 1 and gone."stepshift_last" >= staged.{effective} then {run_day}
    else staged.{effective}
  end as "stepshift_effective",
  false as "stepshift_gone"
from (
  select
{#for column in columns}
    {column.name},
{/for}
    row_number() over (
      partition by {#for name in key}{name}{#if name_hasNext}, {/if}{/for}
      order by {effective} desc
    ) as "stepshift_rank"
  from {staging}
) as staged
left join (
  select
{#for name in key}
    {name},
{/for}
    max("stepshift_effective") as "stepshift_last"
  from {journal}
  where "stepshift_gone" and "stepshift_effective" <= {run_day}
  group by {#for name in key}{name}{#if name_hasNext}, {/if}{/for}
) as gone
  on {#for name in key}gone.{name} = staged.{name}{#if name_hasNext} and {/if}{/for};
{#else}
select
{#for column in columns}
  {column.name},
{/for}
  {#if effective}{effective}{#else}{run_day}{/if} as "stepshift_effective",
  false as "stepshift_gone"
from {staging};
{/if}

{#if deletes}
{! Only the newest delivery knows which keys are gone. A deletion comes no earlier than the key's
   last row, so that this row does not bring the key back. !}
insert into stepshift_delivered
select
{#for column in columns}
  known.{column.name},
{/for}
  greatest({run_day}, entry."stepshift_last"),
  true
from {target} as known
join (
  select
{#for name in key}
    {name},
{/for}
    max("stepshift_effective") as "stepshift_last"
  from {journal}
  group by {#for name in key}{name}{#if name_hasNext}, {/if}{/for}
) as entry
  on {#for name in key}entry.{name} = known.{name}{#if name_hasNext} and {/if}{/for}
left join {staging} as staging
  on {#for name in key}staging.{name} = known.{name}{#if name_hasNext} and {/if}{/for}
where
  known.{is_current}
{#if flags}
  and not known.{is_deleted}
{/if}
  and staging.{key.get(0)} is null
  and not exists (select 1 from {ledger} where "run_date" > cast({run_date} as date));

{/if}
{! Not touched is a key whose current version already says what the delivery says. !}
create temp table stepshift_touched as
select distinct
{#for name in key}
  delivered.{name}{#if name_hasNext},{/if}
{/for}
from stepshift_delivered as delivered
left join {target} as known
  on {#for name in key}known.{name} = delivered.{name}{#if name_hasNext} and {/if}{/for}
  and known.{is_current}
{#if flags}
  and not known.{is_deleted}
{/if}
  and known.{valid_from} <= delivered."stepshift_effective"
{#for name in others}
  and (
    known.{name} = delivered.{name}
    or (known.{name} is null and delivered.{name} is null)
  )
{/for}
where known.{valid_from} is null or delivered."stepshift_gone";

{! Only what the journal does not say already is written to it. !}
delete from {journal}
using stepshift_delivered as delivered
where
{#for name in key}
  {journal}.{name} = delivered.{name} and
{/for}
  {journal}."stepshift_effective" = delivered."stepshift_effective"
  and (
    {journal}."stepshift_gone" <> delivered."stepshift_gone"
{#for name in others}
    or case
      when {journal}.{name} = delivered.{name} then 0
      when {journal}.{name} is null and delivered.{name} is null then 0
      else 1
    end = 1
{/for}
  );

insert into {journal} (
{#for column in columns}
  {column.name},
{/for}
  "stepshift_effective",
  "stepshift_gone"
)
select
{#for column in columns}
  delivered.{column.name},
{/for}
  delivered."stepshift_effective",
  delivered."stepshift_gone"
from stepshift_delivered as delivered
left join {journal} as noted
  on noted."stepshift_effective" = delivered."stepshift_effective"
{#for name in key}
  and noted.{name} = delivered.{name}
{/for}
where noted."stepshift_effective" is null;

create temp table stepshift_entries as
select
{#for column in columns}
  journal.{column.name},
{/for}
  journal."stepshift_effective",
  journal."stepshift_gone",
  row_number() over (
    partition by {#for name in key}journal.{name}{#if name_hasNext}, {/if}{/for}
    order by journal."stepshift_effective"
  ) as "stepshift_position"
from {journal} as journal
join stepshift_touched as touched
  on {#for name in key}touched.{name} = journal.{name}{#if name_hasNext} and {/if}{/for};

{! Entries in a row that say the same are one version: it begins with the first and has the other
   columns of the last. A deletion has the values of the version before it; one that nothing comes
   before is no version. !}
create temp table stepshift_versions as
select
{#for column in columns}
  {column.name},
{/for}
  "stepshift_first",
  coalesce("stepshift_next", {open_end}) as "stepshift_next",
  "stepshift_gone"
from (
  select
{#for column in columns}
    {column.name},
{/for}
    "stepshift_gone",
    "stepshift_version",
    "stepshift_first",
    lead("stepshift_first") over (
      partition by {#for name in key}{name}{#if name_hasNext}, {/if}{/for}
      order by "stepshift_first"
    ) as "stepshift_next"
  from (
    select
{#for column in columns}
      {column.name},
{/for}
      "stepshift_effective",
      "stepshift_gone",
      "stepshift_version",
      min("stepshift_effective") over (
        partition by {#for name in key}{name}, {/for}"stepshift_version"
      ) as "stepshift_first",
      max("stepshift_effective") over (
        partition by {#for name in key}{name}, {/for}"stepshift_version"
      ) as "stepshift_last"
    from (
      select
{#for name in key}
        entry.{name},
{/for}
{#for name in others}
        case when entry."stepshift_gone" then previous.{name} else entry.{name} end as {name},
{/for}
        entry."stepshift_effective",
        entry."stepshift_gone",
        sum(
          case
            when entry."stepshift_gone" and previous."stepshift_gone" then 0
            when
              not entry."stepshift_gone"
              and not previous."stepshift_gone"
{#for name in compare}
              and (
                entry.{name} = previous.{name}
                or (entry.{name} is null and previous.{name} is null)
              )
{/for}
              then 0
            else 1
          end
        ) over (
          partition by {#for name in key}entry.{name}{#if name_hasNext}, {/if}{/for}
          order by entry."stepshift_position"
          rows unbounded preceding
        ) as "stepshift_version"
      from stepshift_entries as entry
      left join stepshift_entries as previous
        on previous."stepshift_position" = entry."stepshift_position" - 1
{#for name in key}
        and previous.{name} = entry.{name}
{/for}
    ) as counted
  ) as bounded
  where
    "stepshift_effective"
      = case when "stepshift_gone" then "stepshift_first" else "stepshift_last" end
) as bordered
where {#if flags}not ("stepshift_gone" and "stepshift_version" = 1){#else}not "stepshift_gone"{/if};

{#if surrogate_key}
{! A version keeps the number of the first known version that begins in it, so also when a late row
   moves its begin; a new one gets the next. Not an identity column: its values have gaps and cannot
   be written again. !}
create temp table stepshift_numbers as
select
{#for name in key}
  numbered.{name},
{/for}
  numbered."stepshift_first",
  coalesce(
    numbered."stepshift_known",
    numbers."stepshift_highest" + row_number() over (
      partition by case when numbered."stepshift_known" is null then 1 else 0 end
      order by {#for name in key}numbered.{name}, {/for}numbered."stepshift_first"
    )
  ) as {surrogate_key}
from (
  select
{#for name in key}
    version.{name},
{/for}
    version."stepshift_first",
    known.{surrogate_key} as "stepshift_known",
    row_number() over (
      partition by {#for name in key}version.{name}, {/for}version."stepshift_first"
      order by known.{valid_from}
    ) as "stepshift_rank"
  from stepshift_versions as version
  left join {target} as known
    on known.{valid_from} >= version."stepshift_first"
    and known.{valid_from} < version."stepshift_next"
{#for name in key}
    and known.{name} = version.{name}
{/for}
) as numbered
cross join (
  select coalesce(max({surrogate_key}), 0) as "stepshift_highest"
  from {target}
) as numbers
where numbered."stepshift_rank" = 1;

{/if}
delete from {target}
using stepshift_touched as touched
where {#for name in key}{target}.{name} = touched.{name}{#if name_hasNext} and {/if}{/for};

insert into {target} (
{#if surrogate_key}
  {surrogate_key},
{/if}
{#for column in columns}
  {column.name},
{/for}
  {valid_from},
  {valid_to},
{#if flags}
  {is_deleted},
{/if}
  {is_current}
)
select
{#if surrogate_key}
  numbers.{surrogate_key},
{/if}
{#for column in columns}
  version.{column.name},
{/for}
  version."stepshift_first",
  version."stepshift_next",
{#if flags}
  version."stepshift_gone",
{/if}
  case when version."stepshift_next" = {open_end} then true else false end
from stepshift_versions as version
{#if surrogate_key}
join stepshift_numbers as numbers
  on numbers."stepshift_first" = version."stepshift_first"
{#for name in key}
  and numbers.{name} = version.{name}
{/for}
{/if};
