create table if not exists {schema}.calendar (day date not null, run_id varchar(300) not null);

delete from {schema}.calendar where day = cast({run_date} as date);

insert into {schema}.calendar (day, run_id) values ({run_date}, {run_id});
