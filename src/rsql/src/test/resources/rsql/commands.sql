\c other_db
\rset rformat on
\rset errorlevel 42P01 severity 0
\d+ tgt.day
select day from tgt.day \gset
\export report file='day.txt'
\! rm day.txt
\set stamp `date`
\run nowhere.sql
\frobnicate
insert into tgt.day select '${NOT_GIVEN}', :nobody, $also;
rollback;
create external table ext.day (d date) stored as parquet location 's3://bucket/day/';
copy tgt.day from 's3://bucket/${DAY}/day' iam_role default;
copy tgt.day from 's3://bucket/day' access_key_id 'A' secret_access_key 'B';
unload ('select * from tgt.day') to 's3://bucket/out/' iam_role default;

select day from tgt.day;
commit;
\if :ACTIVITYCOUNT = 0
  \exit 1
\endif
