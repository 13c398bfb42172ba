        from {subject} as failed
        where {#or names}failed.{it} is null{/or}
