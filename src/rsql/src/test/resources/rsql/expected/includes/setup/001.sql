-- From tables.sql:1 on; one transaction.

create table if not exists tgt.part (id int);

insert into tgt.part
select 1;
