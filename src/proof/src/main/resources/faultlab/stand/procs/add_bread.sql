-- Adds what was delivered, once a load key: the step may run twice.
create or replace procedure {schema}.add_bread(
  staging varchar(300), ledger varchar(300), load_key varchar(64))
as $$
declare
  loads bigint;
begin
  execute 'select count(*) from ' || ledger || ' where load_key = ' || quote_literal(load_key)
    into loads;
  if loads = 0 then
    execute 'update {schema}.bread set pieces = bread.pieces + delivered.pieces from '
      || staging || ' as delivered where delivered.kind = bread.kind';
    execute 'insert into {schema}.bread (kind, pieces) select kind, pieces from '
      || staging || ' as delivered where kind not in (select kind from {schema}.bread)';
  end if;
end;
$$ language plpgsql;
