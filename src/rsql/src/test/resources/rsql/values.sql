\set source 'crm'
\set name 'O''Neil'
\set tab customer
\set full :source
create table if not exists "sales".customer (name varchar(40), place super, seen date);
/* ${NOBODY} in a comment is no matter */
insert into :source.:"tab" (name, place, seen)
values (:'name', json_parse('{"a": {"b": 1}}'), ${LOAD_DAY});
insert into $TARGET.customer select name, place, seen::date from :full.customer where seen = '$LOAD_DAY';
create or replace procedure sales.say() as $body$
begin
  raise info 'a; b: %', 'x';
end;
$body$ language plpgsql;
\if :mode = full
call sales.say();
\else
delete from sales.customer;
\endif
