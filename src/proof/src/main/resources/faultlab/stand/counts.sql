select days.day, sum(bread.pieces) as pieces
from {schema}.days as days
cross join {schema}.bread as bread
where days.day = cast({run_date} as date)
group by days.day
