create schema if not exists {schema};

create schema if not exists {staging_schema};

create schema if not exists {ledger_schema};
