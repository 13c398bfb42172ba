{! The statement that a person runs. !}
      if stepshift_difference.actual_type is null then
        stepshift_by_hand := 'alter table ' || {target_text} || ' add column ' || stepshift_difference.name || ' '
          || stepshift_difference.type || ' default <value> not null';
      elsif stepshift_difference.mend = 'rebuild' then
        stepshift_by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || {target_text} || '; drop table ' || {target_text} || '; alter table <new> rename';
      else
        stepshift_by_hand := 'alter table ' || {target_text} || ' add column ' || stepshift_difference.name
          || '_new ' || stepshift_difference.type || '; update ' || {target_text} || ' set '
          || stepshift_difference.name || '_new = cast(' || stepshift_difference.name || ' as '
          || stepshift_difference.type || '); alter table ' || {target_text} || ' drop column '
          || stepshift_difference.name || '; alter table ' || {target_text} || ' rename column '
          || stepshift_difference.name || '_new to ' || stepshift_difference.name;
      end if;
{#if versions}
      -- The merge makes the journal anew from the target.
      if stepshift_difference.relation = {journal_text} then
        stepshift_by_hand := 'drop table ' || {journal_text};
      else
        stepshift_by_hand := stepshift_by_hand || '; drop table ' || {journal_text};
      end if;
{/if}
