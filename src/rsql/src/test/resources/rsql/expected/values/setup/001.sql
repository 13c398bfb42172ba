-- From values.sql:5 on; one transaction.

create table if not exists "sales".customer (name varchar(40), place super, seen date);

/* $\{NOBODY} in a comment is no matter */
insert into crm."customer" (name, place, seen)
values ('O''Neil', json_parse('\{"a": \{"b": 1}}'), {run_date});

insert into sales.customer select name, place, seen::date from crm.customer where seen = {run_date};

create or replace procedure sales.say() as $body$
begin
  raise info 'a; b: %', 'x';
end;
$body$ language plpgsql;

call sales.say();
