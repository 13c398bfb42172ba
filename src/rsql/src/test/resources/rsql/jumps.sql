\label AGAIN
drop table tgt.day;
\if :ERROR <> 0
  \remark 'was not there'
\endif
create table tgt.day (d date);
\if :ERROR <> 0
  \goto HANDLER
\endif
insert into tgt.day values (current_date);
\if :ERROR = 0
  \remark 'well'
\else
  \exit :ERRORCODE
\endif
select * from tgt.day;
\if :ERRORCODE = 42P01
  \exit 1
\endif
\if :ERROR
  insert into tgt.log values ('failed');
  \exit 1
\endif
\if :ERROR <> 0
  \exit 0
\endif
\goto AGAIN
\goto END
\label HANDLER
insert into tgt.log values ('failed');
\exit 1
\label END
\exit
