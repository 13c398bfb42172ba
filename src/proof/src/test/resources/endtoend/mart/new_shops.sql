-- It looks at its own target, so it may run several times a day.
select distinct sales.shop
from {schema}.sales as sales
left join {target} as known on known.shop = sales.shop
where known.shop is null
