-- From jumps.sql:2 on; one transaction.

drop table tgt.day;

{not_converted_line_3} -- jumps.sql:3: \if :ERROR <> 0: goes on after a failure; a run ends there. Make the statement one that does not fail, such as drop table if exists, and remove the block

create table tgt.day (d date);

{not_converted_line_7} -- jumps.sql:7: \if :ERROR <> 0: runs something after a failure; a run ends there, and a person is told by a message. Remove the block

insert into tgt.day values (current_date);

-- 'well'
select * from tgt.day;

{not_converted_line_17} -- jumps.sql:17: \if :ERRORCODE = 42P01: is not a condition that can be converted; :ERROR, :ERRORCODE against 0, :ACTIVITYCOUNT against a number, and constants are. Decide it by --set, or write it in SQL

{not_converted_line_20} -- jumps.sql:20: \if :ERROR: runs something after a failure; a run ends there, and a person is told by a message. Remove the block

{not_converted_line_24} -- jumps.sql:24: \if :ERROR <> 0: takes a failure for success; a run fails with the statement. Make it one that does not fail, such as drop table if exists, and remove the block

{not_converted_line_27} -- jumps.sql:27: \goto AGAIN: jumps back; write the loop as a stored procedure

{not_converted_line_30} -- jumps.sql:30: insert into tgt.log values ('failed'): runs after a jump alone, and a run that fails ends; a person is told by a message, so remove it, or move it in front of the jump
