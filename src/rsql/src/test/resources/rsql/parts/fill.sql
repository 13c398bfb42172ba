insert into tgt.part
select 1;
\if :ERROR <> 0
\exit 1
\endif
