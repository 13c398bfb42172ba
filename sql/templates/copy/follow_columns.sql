{! A column that the pipeline gained is added, and one that it renamed is renamed. A varchar that is
   too short is told last, when nothing else is in the way: complete_statement knows it by these words,
   and the machine lengthens it by the statement behind them, which Redshift does not run inside a
   transaction. Any other difference is refused, with the statement that a person runs. Redshift has
   no ADD COLUMN IF NOT EXISTS; the statements stand as they are, so that nothing is put together at
   run time. It is made behind the lock, so that no two loads make it at once. PL/pgSQL of old puts
   variables wherever their names stand, as it does its own FOUND: hence the long names, and one
   variable for RAISE. !}
create or replace procedure {names.follow_columns}() as $$
declare
  stepshift_column record;
  stepshift_difference record;
  stepshift_columns varchar(65535) := {known.columns};
  stepshift_last varchar(65535);
  stepshift_known varchar(65535);
  stepshift_gone varchar(65535) := '';
  stepshift_new varchar(65535) := '';
  stepshift_place integer := 2;
  stepshift_by_hand varchar(4000);
  stepshift_problem varchar(8000);
  stepshift_too_short varchar(8000);
begin
{#include copy/unclear_columns.sql /}
{#if known.renamed}
{#include copy/renamed_beside.sql /}
{/if}
  for stepshift_difference in
{#include copy/differing_columns.sql /}
  loop
{#if history}
    if stepshift_difference.actual_type is null and not stepshift_difference.not_null
      and stepshift_difference.relation = {names.texts.journal} then
{#include copy/add_column.sql relation=names.journal /}
    elsif stepshift_difference.actual_type is null and not stepshift_difference.not_null then
{#else}
    if stepshift_difference.actual_type is null and not stepshift_difference.not_null then
{/if}
{#include copy/add_column.sql relation=names.target /}
{#if known.renamed}
{#if history}
    elsif stepshift_difference.change = 'keep' and stepshift_difference.actual_name is not null
      and stepshift_difference.relation = {names.texts.journal} then
{#include copy/rename_column.sql relation=names.journal /}
{/if}
    elsif stepshift_difference.change = 'keep' and stepshift_difference.actual_name is not null then
{#include copy/rename_column.sql relation=names.target /}
{/if}
    elsif stepshift_difference.change = 'lengthen' and stepshift_difference.actual_type = 'character varying' then
      stepshift_too_short := 'Column ' || stepshift_difference.name || ' of ' || stepshift_difference.relation
        || ' is ' || stepshift_difference.actual_type || ' (' || cast(stepshift_difference.actual_size as varchar)
        || ') in the warehouse and ' || stepshift_difference.type
        || ' in pipeline.yaml. The load lengthens it: alter table ' || stepshift_difference.relation
        || ' alter column "' || stepshift_difference.actual_name
        || '" type varchar(' || cast(stepshift_difference.length as varchar) || ')';
    else
{#include copy/change_by_hand.sql /}
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
{! The ledger's names follow in the same transaction, so it says how the target calls them. !}
{#for column in known.renamed}
  if strpos(stepshift_last, {column.former_within}) > 0 then
    update {ledger}
    set "columns" = replace("columns", {column.former_within}, {column.within}),
      "never_filled" = replace("never_filled", {column.former_within}, {column.within})
    where strpos("columns", {column.former_within}) > 0;
  end if;
{/for}
end;
$$ language plpgsql;

call {names.follow_columns}();
