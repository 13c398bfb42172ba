{! Rows that are gone; new ones do not make up for them. !}
        select count(*) as row_count
        from {target}
        left join {staging} as staging
          on {#for name in key}staging.{name} = {target}.{name}{#if name_hasNext} and {/if}{/for}
        where {#for name in key}staging.{name} is null{#if name_hasNext} and {/if}{/for}
