delete from {schema}.days where day = cast({run_date} as date);

insert into {schema}.days (day) values ({run_date});
