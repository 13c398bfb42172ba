-- The SQL of a run that was stopped may go on for a while: they take turns.
lock {schema}.days;

delete from {schema}.days where day = cast({run_date} as date);

insert into {schema}.days (day) values ({run_date});
