{! Columns that the last load had and this one has not, beside columns that it had not: whether they
   are the same ones, only a person knows. What the target has no longer cannot lose its values. The
   ledger and the catalog are asked one after the other, as Redshift joins no table with a catalog. !}
  select coalesce(max("columns"), '') into stepshift_last
  from {ledger}
  where "loaded_at" = (select max("loaded_at") from {ledger});
  stepshift_known := stepshift_last;
{#for column in known.renamed}
  stepshift_known := replace(stepshift_known, {column.former_within}, {column.within});
{/for}
  if stepshift_known <> '' and stepshift_known <> stepshift_columns then
    for stepshift_column in
      select cast(column_name as varchar(127)) as name
      from svv_columns
      where table_schema = {names.texts.schema} and table_name = {names.texts.table}
    loop
      if strpos(stepshift_known, ',' || stepshift_column.name || ',') > 0
        and strpos(stepshift_columns || {known.dropped}, ',' || stepshift_column.name || ',') = 0 then
        stepshift_gone := stepshift_gone || ', ' || stepshift_column.name;
      end if;
    end loop;
  end if;
  if stepshift_gone <> '' then
    while split_part(stepshift_columns, ',', stepshift_place) <> '' loop
      if strpos(stepshift_known, ',' || split_part(stepshift_columns, ',', stepshift_place) || ',') = 0 then
        stepshift_new := stepshift_new || ', ' || split_part(stepshift_columns, ',', stepshift_place);
      end if;
      stepshift_place := stepshift_place + 1;
    end loop;
  end if;
  if stepshift_new <> '' then
    stepshift_problem := 'Columns are unclear: since the last load of ' || {names.texts.target}
      || ' these are gone: ' || substring(stepshift_gone, 3, 1500) || '; and these are new: '
      || substring(stepshift_new, 3, 1500) || '. In pipeline.yaml write renamed_from: <gone> on each new one'
      || ' that is an old one, or dropped: [<gone>] on the table for those that are gone for good; then redrive.';
    raise exception '%', stepshift_problem;
  end if;
