{! One ledger a target: a common one would make concurrent loads conflict (Redshift's error 1023). !}
create table if not exists {ledger} (
  "load_key" varchar(64) not null,
  "run_id" varchar(320) not null,
  "run_date" date not null,
  "stack" varchar(256) not null,
  "strategy" varchar(32) not null,
  "files" bigint not null,
  "bytes" bigint not null,
  "rows" bigint not null,
  "loaded_at" timestamp not null,
  "columns" varchar(65535) not null,
  "never_filled" varchar(65535) not null
)
diststyle auto;
