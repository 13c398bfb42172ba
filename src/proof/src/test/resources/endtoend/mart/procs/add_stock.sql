-- Adds what was delivered, once a load key: the step may run twice.
create or replace procedure {schema}.add_stock(
  staging varchar(300), ledger varchar(300), load_key varchar(64))
as $$
declare
  loads bigint;
begin
  execute 'select count(*) from ' || ledger || ' where load_key = ' || quote_literal(load_key)
    into loads;
  if loads = 0 then
    execute 'update {schema}.stock set pieces = stock.pieces + delivered.pieces from '
      || staging || ' as delivered where delivered.item = stock.item';
    execute 'insert into {schema}.stock (item, pieces) select item, pieces from '
      || staging || ' as delivered where item not in (select item from {schema}.stock)';
  end if;
end;
$$ language plpgsql;
