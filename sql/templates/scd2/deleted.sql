{! The keys whose current version the merge would end. !}
        select count(*) as row_count
        from {target} as known
        left join {staging} as staging on {#and key}staging.{it} = known.{it}{/and}
        where
          known.{is_current}
{#if flags}
          and not known.{is_deleted}
{/if}
          and staging.{key.get(0)} is null
          and not exists (select 1 from {ledger} where "run_date" > cast({run_date} as date))
