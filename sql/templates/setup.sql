{! In front of each file of setup: what it makes, it makes in the schema of the targets. !}
create schema if not exists {schema};
