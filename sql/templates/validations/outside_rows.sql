        from {subject} as failed
        where failed.{column} < {minimum} or failed.{column} > {maximum}
