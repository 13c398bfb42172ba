{! Versions that end before they begin, or after the next one of their key begins. !}
      select count(*)
      from (
        select
          {history.valid_from} as "stepshift_first",
          {history.valid_to} as "stepshift_next",
          lead({history.valid_from}) over (
            partition by {#list key}{it}{/list}
            order by {history.valid_from}
          ) as "stepshift_following"
        from {target}
      ) as version
      where
        "stepshift_next" <= "stepshift_first"
        or "stepshift_following" < "stepshift_next"
