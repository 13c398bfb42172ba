{! Whose rows staging holds. The second column takes no value: it is an error with a name, see
   own_staging.sql. !}
create table if not exists {names.staged_by} (
  "execution" varchar(512) not null,
  "staging_holds_another_load" boolean not null
)
diststyle auto;
