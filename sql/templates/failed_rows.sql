{! Some of the rows that a validation counts, so that a person sees which they are. Written in front
   of the query that is judged: a batch that ends in a bad verdict has ended well for Redshift, so the
   rows stay. A step that runs twice finds its own rows, and rows may hold what nobody should keep for ever, hence
   the delete. !}
create table if not exists {table} (
  "validation" varchar(256) not null,
  "step" varchar(32) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "failed_row" varchar(4000) not null
)
diststyle auto;

delete from {table}
where
  ("run_id" = {run_id} and "step" = {step})
  or "run_date" < cast({oldest} as date);

insert into {table} ("validation", "step", "run_id", "run_date", "failed_row")
{#for sample in samples}
select
  cast({sample.name} as varchar(256)),
  cast({step} as varchar(32)),
  cast({run_id} as varchar(320)),
  cast({run_date} as date),
  "failed_row"
from (
  select cast({sample.row} as varchar(4000)) as "failed_row"
{sample.failing}
  limit {keep}
) as failed_{sample_count}
{#if sample_hasNext}
union all
{/if}
{/for};

