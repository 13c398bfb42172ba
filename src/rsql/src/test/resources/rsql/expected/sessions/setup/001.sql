-- From sessions.sql:3 on; one transaction.

set search_path to staging, public;

truncate table staging.delivery;
