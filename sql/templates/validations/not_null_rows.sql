        from {subject} as failed
        where {#for name in names}failed.{name} is null{#if name_hasNext} or {/if}{/for}
