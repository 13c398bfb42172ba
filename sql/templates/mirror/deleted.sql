{! Rows that are gone; new ones do not make up for them. !}
        select count(*) as row_count
        from {target}
        left join {staging} as staging on {#and key}staging.{it} = {target}.{it}{/and}
        where {#and key}staging.{it} is null{/and}
