create schema if not exists {names.schema};

create schema if not exists {names.staging_schema};

create schema if not exists {names.own_schema};
