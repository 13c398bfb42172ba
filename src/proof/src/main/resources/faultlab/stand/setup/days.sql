create table if not exists {schema}.days (day date not null);
