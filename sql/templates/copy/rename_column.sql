{#for column in known.renamed}
      {#if column_index}elsif{#else}if{/if} stepshift_difference.name = {column.text} then
        alter table {relation} rename column {column.former} to {column.name};
{/for}
      end if;
