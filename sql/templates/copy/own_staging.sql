{! In the transaction that fills staging, so that whoever fills it last is known. !}
delete from {names.staged_by};

insert into {names.staged_by} ("execution", "staging_holds_another_load")
values ({load.execution}, false);
