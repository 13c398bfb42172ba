{! All of staging into the target, for the strategies that only add rows after what they deleted. !}
insert into {target} (
  {#lines columns}{it.name}{/lines}
)
select
  {#lines columns}{it.name}{/lines}
from {staging}
