-- From row_checks.sql:2 on; one transaction.

-- row_checks.sql:2: stops with a division by zero unless it finds at least 1.
select 1 / case when (select count(*) from (
select 1 from src.orders where day = '2026-01-01'
) as counted) >= 1 then 1 else 0 end as check_line_2;

-- row_checks.sql:7: stops with a division by zero unless it finds exactly 0.
select 1 / case when (select count(*) from (
select id from src.orders group by id having count(*) > 1
) as counted) = 0 then 1 else 0 end as check_line_7;

-- 'fine'
insert into tgt.orders select * from src.orders;

{not_converted_line_13} -- row_checks.sql:13: \if :ACTIVITYCOUNT < 10: counts the rows of a statement that is not a SELECT; write a SELECT that finds them, with the same check

select 1 from tgt.orders;

{not_converted_line_17} -- row_checks.sql:17: \if :ACTIVITYCOUNT = 7: leaves two ranges of right numbers; write two checks, or a SELECT of which none is right

select 1 from tgt.closed;

{not_converted_line_21} -- row_checks.sql:21: \if :ACTIVITYCOUNT > 0: ends the script early and well; a run does all its steps. Add the condition to the statements behind it, as where exists (...)

select 1 from tgt.open;

{not_converted_line_25} -- row_checks.sql:25: \if :ACTIVITYCOUNT > 0: runs SQL for some numbers of rows only; add the condition to that SQL, as where exists (...), or write it as a stored procedure
