{#for column in known.renamed}
      {#if column_index}elsif{#else}if{/if} stepshift_difference.name = {column.text} then
{#if history}
        if stepshift_difference.relation = {names.texts.journal} then
          alter table {names.journal} rename column {column.former} to {column.name};
        else
          alter table {target} rename column {column.former} to {column.name};
        end if;
{#else}
        alter table {target} rename column {column.former} to {column.name};
{/if}
{/for}
      end if;
