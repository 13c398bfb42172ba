{! Before the first file of a setup: the schema of the targets, where a procedure may be made before the
   first load has made it, and the table that all files lock. It is made in a transaction of its own,
   because what makes a table sees the others as they were before the lock. !}
create schema if not exists {schema};

create schema if not exists {own_schema};

create table if not exists {turns} (
  "taken" boolean
)
diststyle auto;
