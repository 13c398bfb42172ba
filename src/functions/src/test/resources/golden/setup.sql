-- Two statements; a semicolon; in a comment is none.
create table if not exists {schema}.runs (run_id varchar(300), run_date date);

insert into {schema}.runs values ({run_id}, {run_date});
