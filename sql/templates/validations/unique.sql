{! How many values occur more than once. !}
      select count(*)
      from (
        select {#list names}{it}{/list}
        from {subject}
        group by {#list names}{it}{/list}
        having count(*) > 1
      ) as repeated
