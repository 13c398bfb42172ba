        from {subject} as failed
        where not (
          {condition}
        )
