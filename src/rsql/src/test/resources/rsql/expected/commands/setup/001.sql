-- From commands.sql:3 on; one transaction.

{not_converted_line_3} -- commands.sql:3: \rset errorlevel 42P01 severity 0: says which errors count; each one fails a run, so make the statement one that does not fail, such as drop table if exists

select day from tgt.day;

{not_converted_line_5} -- commands.sql:5: \gset: keeps a query's values for later; put the query where its values are used

{not_converted_line_6} -- commands.sql:6: \export report file='day.txt': writes a file beside the script; write an UNLOAD to S3 in its place

{not_converted_line_7} -- commands.sql:7: \! rm day.txt: runs a command of the shell; do it before the pipeline starts

{not_converted_line_8} -- commands.sql:8: \set stamp `date`: asks the shell; give the value by --set stamp=value and remove the line

{not_converted_line_9} -- commands.sql:9: \i nowhere.sql: finds no such file beside the script; put it there, or remove the line

{not_converted_line_10} -- commands.sql:10: \frobnicate: is not a command that can be converted; write SQL in its place

{not_converted_line_11} -- commands.sql:11: insert into tgt.day select '$\{NOT_GIVEN}', :nobody, $also: has no value for :nobody, $\{NOT_GIVEN}, $also; give --set NAME=value, or --run-date-variable NAME for the run's date

{not_converted_line_12} -- commands.sql:12: rollback: takes back what all went well with; remove the statements

{not_converted_line_13} -- commands.sql:13: create external table ext.day (d date) stored as parquet lo…: cannot run in a transaction, which each file is; run it once by hand

{not_converted_line_14} -- commands.sql:14: copy tgt.day from 's3://bucket/(the run's date)/day' iam_ro…: has the run's date inside a text or name; make it a value of its own, such as 'sales-' || :'NAME', or let COPY be a table's source with \{run_date} in its path

copy tgt.day from 's3://bucket/day' access_key_id 'A' secret_access_key 'B';

unload ('select * from tgt.day') to 's3://bucket/out/' iam_role default;

select day from tgt.day;
