{! A column under its name before and under that of now: which of the two has the values, only a
   person knows. !}
  for stepshift_column in
    select place.relation, wanted.name, wanted.former
    from (
{#for column in known.renamed}
{#if column_index}
      select {column.text}, {column.former_text}
{#else}
      select cast({column.text} as varchar(127)) as name, cast({column.former_text} as varchar(127)) as former
{/if}
{#if column_hasNext}
      union all
{/if}
{/for}
    ) as wanted
    cross join (
{#include copy/places.sql /}
    ) as place
    join svv_columns as actual
      on actual.table_schema = place.table_schema
      and actual.table_name = place.table_name
      and actual.column_name in (wanted.name, wanted.former)
    group by place.relation, wanted.name, wanted.former
    having count(*) = 2
  loop
{#if history}
    -- The merge makes the journal anew from the target.
    if stepshift_column.relation = {names.texts.journal} then
      stepshift_by_hand := 'drop table ' || stepshift_column.relation;
    else
      stepshift_by_hand := 'update ' || stepshift_column.relation || ' set ' || stepshift_column.name || ' = '
        || stepshift_column.former || ' where ' || stepshift_column.name || ' is null; alter table '
        || stepshift_column.relation || ' drop column ' || stepshift_column.former || '; drop table ' || {names.texts.journal};
    end if;
{#else}
    stepshift_by_hand := 'update ' || stepshift_column.relation || ' set ' || stepshift_column.name || ' = '
      || stepshift_column.former || ' where ' || stepshift_column.name || ' is null; alter table '
      || stepshift_column.relation || ' drop column ' || stepshift_column.former;
{/if}
    stepshift_problem := 'Columns are unclear: ' || stepshift_column.relation || ' has ' || stepshift_column.name
      || ' and also ' || stepshift_column.former || ', its renamed_from in pipeline.yaml. Both may hold values.'
      || ' Remove renamed_from, or run by hand and redrive: ' || stepshift_by_hand;
    raise exception '%', stepshift_problem;
  end loop;
