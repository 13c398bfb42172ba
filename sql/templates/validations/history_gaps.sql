{! Versions that end before the next one of their key begins. !}
      select count(*)
      from (
        select
          {history.valid_to} as "stepshift_next",
          lead({history.valid_from}) over (
            partition by {#list key}{it}{/list}
            order by {history.valid_from}
          ) as "stepshift_following"
        from {target}
      ) as version
      where "stepshift_following" > "stepshift_next"
