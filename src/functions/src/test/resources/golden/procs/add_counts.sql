create or replace procedure {schema}.add_counts(staging varchar(300), load_key varchar(64))
as $$
begin
  execute 'insert into {schema}.counts select * from ' || staging;
end;
$$ language plpgsql;
