        from {subject} as failed
        where failed.{column} not in ({#for value in accepted}{value}{#if value_hasNext}, {/if}{/for})
