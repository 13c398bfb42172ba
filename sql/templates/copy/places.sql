        select cast({names.texts.schema} as varchar(127)) as table_schema,
          cast({names.texts.table} as varchar(127)) as table_name, cast({names.texts.target} as varchar(512)) as relation
{#if history}
        union all
        select {names.texts.own_schema}, {names.texts.journal_table}, {names.texts.journal}
{/if}
