{! Behind the lock, which the copy takes too: the copy of a stopped run may go on and fill staging anew
   after this load has validated it. Redshift has no RAISE outside of procedures, so a null that is
   refused says it; of a statement that adds no row nothing is left. !}
insert into {names.staged_by} ("execution", "staging_holds_another_load")
select {load.execution}, cast(null as boolean)
from (
  select count(*) as load_count
  from {names.staged_by}
  where "execution" = {load.execution}
) as staged
where staged.load_count = 0;
