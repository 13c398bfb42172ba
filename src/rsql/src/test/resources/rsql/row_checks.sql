select 1 from src.orders where day = '2026-01-01';
\if :ACTIVITYCOUNT = 0
  \remark 'no orders'
  \exit 3
\endif
select id from src.orders group by id having count(*) > 1;
\if :ACTIVITYCOUNT = 0
  \remark 'fine'
\else
  \exit 5
\endif
insert into tgt.orders select * from src.orders;
\if :ACTIVITYCOUNT < 10
  \exit 6
\endif
select 1 from tgt.orders;
\if :ACTIVITYCOUNT = 7
  \exit 7
\endif
select 1 from tgt.closed;
\if :ACTIVITYCOUNT > 0
  \exit 0
\endif
select 1 from tgt.open;
\if :ACTIVITYCOUNT > 0
  delete from tgt.open;
\endif
select id from tgt.orders order by id;
\if :ACTIVITYCOUNT >= 1000
  \quit 8
\elseif :ACTIVITYCOUNT < 3
  \quit 9
\endif
