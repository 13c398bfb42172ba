-- From sessions.sql:10 on; one transaction.

set search_path to staging, public;

analyze core.delivery;
