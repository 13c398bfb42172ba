{! Whose rows staging holds, and what was cut of them. The second column takes no value: it is an error with a name, see
   own_staging.sql. !}
create table if not exists {names.staged_by} (
  "execution" varchar(512) not null,
  "staging_holds_another_load" boolean not null,
  "cut_texts" bigint,
  "cut_columns" varchar(65535)
)
diststyle auto;
