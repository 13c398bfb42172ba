{! Versions that end before they begin, or after the next one of their key begins. !}
      select count(*)
      from (
        select
          {valid_from} as "stepshift_first",
          {valid_to} as "stepshift_next",
          lead({valid_from}) over (
            partition by {#list key}{it}{/list}
            order by {valid_from}
          ) as "stepshift_following"
        from {target}
      ) as version
      where
        "stepshift_next" <= "stepshift_first"
        or "stepshift_following" < "stepshift_next"
