{! Versions that end before the next one of their key begins. !}
      select count(*)
      from (
        select
          {valid_to} as "stepshift_next",
          lead({valid_from}) over (
            partition by {#list key}{it}{/list}
            order by {valid_from}
          ) as "stepshift_following"
        from {target}
      ) as version
      where "stepshift_following" > "stepshift_next"
