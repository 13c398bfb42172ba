{! By name, so that the order of the query's aliases does not matter; one that is missing or there twice
   fails. The parenthesis stands in a line of its own: the query may end in a comment. !}
insert into {staging} (
  {#lines columns}{it.name}{/lines}
)
select
  {#lines columns}{it.name}{/lines}
from (
{query}
) as queried;
