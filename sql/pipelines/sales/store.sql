-- The shops. They change by a commit: each run makes the table what stands here.
create table if not exists {schema}.store (
  store_id integer not null,
  name varchar(40) not null,
  city varchar(60) not null
);

delete from {schema}.store;

insert into {schema}.store (store_id, name, city)
values
  (1, 'Left Bank', 'Paris'),
  (2, 'Harbour', 'Lagos');
