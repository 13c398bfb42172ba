{! The statement that a person runs. !}
      if stepshift_difference.actual_type is null then
        stepshift_by_hand := 'alter table ' || {names.texts.target} || ' add column ' || stepshift_difference.name || ' '
          || stepshift_difference.type || ' default <value> not null';
      elsif stepshift_difference.change = 'rebuild' then
        stepshift_by_hand := 'create table <new> with the new type; insert into <new> select ... from '
          || {names.texts.target} || '; drop table ' || {names.texts.target} || '; alter table <new> rename';
      else
        stepshift_by_hand := 'alter table ' || {names.texts.target} || ' add column ' || stepshift_difference.name
          || '_new ' || stepshift_difference.type || '; update ' || {names.texts.target} || ' set '
          || stepshift_difference.name || '_new = cast(' || stepshift_difference.actual_name || ' as '
          || stepshift_difference.type || '); alter table ' || {names.texts.target} || ' drop column '
          || stepshift_difference.actual_name || '; alter table ' || {names.texts.target} || ' rename column '
          || stepshift_difference.name || '_new to ' || stepshift_difference.name;
      end if;
{#if history}
      -- The merge makes the journal anew from the target.
      if stepshift_difference.relation = {names.texts.journal} then
        stepshift_by_hand := 'drop table ' || {names.texts.journal};
      else
        stepshift_by_hand := stepshift_by_hand || '; drop table ' || {names.texts.journal};
      end if;
{/if}
