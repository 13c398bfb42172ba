{#for column in followed}
      {#if column_index}elsif{#else}if{/if} stepshift_difference.name = {column.text} then
        alter table {relation} add column {column.name} {column.type};
{/for}
      end if;
