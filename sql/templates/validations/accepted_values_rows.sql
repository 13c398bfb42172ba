        from {subject} as failed
        where failed.{column} not in ({#list accepted}{it}{/list})
