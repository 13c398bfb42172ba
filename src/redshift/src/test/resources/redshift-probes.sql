-- Redshift statements and what they answer. Each probe is one line of comment and one statement:
--   =  the first row, its columns joined by " | "        !  part of the error
--   ok it runs

--= 2
select avg(x) from (select 1 as x union all select 2 union all select 4) t;
--= 2.0
select avg(x) from (select 1::float8 as x union all select 3) t;
--= 2
select 1.5::decimal;
--= 1.50
select 1.5::decimal(8,2);
--= 2
select cast(1.5 as numeric);
--= NULL
select concat('a', null);
--= ab
select concat('a', 'b');
--= b-b-b
select regexp_replace('a-a-a', 'a', 'b');
--= b.a
select regexp_replace('a.b', '(a).(b)', '$2.$1');
--= 
select regexp_substr('abc', 'x');
--= bc
select regexp_substr('abc', 'b.');
--= 
select json_extract_path_text('{"a":{"b":1}}', 'a', 'c');
--= 1
select json_extract_path_text('{"a":{"b":1}}', 'a', 'b');
--= NULL
select json_extract_path_text('nope', 'a', true);
--= 2
select json_array_length('[1,2]');
--= true
select is_valid_json('{"a":1}');
--= false
select is_valid_json('[1]');
--= 2026-03-15 10:20:00
select date_trunc('minute', timestamp '2026-03-15 10:20:30');
--= 2026-03-01 00:00:00
select date_trunc('month', date '2026-03-15');
--= 2026-03-15
select trunc(timestamp '2026-03-15 10:20:30');
--= 2026-03-15 10:25:00
select dateadd(m, 5, '2026-03-15 10:20:00');
--= 2026-04-15 00:00:00
select dateadd(month, 1, date '2026-03-15');
--= 2026-02-28 00:00:00
select dateadd(month, 1, '2026-01-31');
--= 2026-02-28 00:00:00
select add_months('2026-01-31', 1);
--= 2026-03-31 00:00:00
select add_months(date '2026-02-28', 1);
--= 2
select datediff(month, date '2026-01-31', date '2026-03-01');
--= 1
select datediff(year, '2025-12-31', '2026-01-01');
--= 61
select datediff(minutes, timestamp '2026-01-01 00:00:59', timestamp '2026-01-01 01:01:00');
--= -1
select datediff(day, '2026-01-02', '2026-01-01');
--= 3
select extract(month from date '2026-03-15');
--= 12
select extract(second from timestamp '2026-03-15 10:20:12.7');
--= 2026
select date_part(year, date '2026-03-15');
--= 20
select date_part(m, timestamp '2026-03-15 10:20:12');
--= 2026-02-28
select last_day(date '2026-02-03');
--= 2026-03-16 10:00:00
select timestamp '2026-03-15 10:00:00' + 1;
--= 2026-03-15 06:00:00
select convert_timezone('America/New_York', '2026-03-15 10:00:00');
--= 2026-02-27 00:00:00
select (date '2026-02-28')::timestamp - 1;
--= 0
select datediff(second, getdate(), getdate());
--= true
select sysdate is not null;
--= x
select nvl(null, 'x');
--= a
select nvl2('a', 'a', 'b');
--= none
select decode(null, null, 'none', 'some');
--= two
select decode(1 + 1, 1, 'one', 2, nvl(null, 'two'), 'many');
--= 12
select convert(int, '12');
--= 3
select len('abc');
--= 3
select len('abc  '::char(5));
--= 2
select charindex('b', 'abc');
--= a'b
select 'a\'b';
--= 1
select regexp_count('a1b', '\\d');
--= 1,2,3
select listagg(x, ',') within group (order by x) from (select 3 as x union all select 1 union all select 2) t;
--= 12
select listagg(distinct x) within group (order by x) from (select 2 as x union all select 1 union all select 2) t;
--= b|a
select listagg(x, '|') within group (order by x desc) over (partition by g) from (select 'a' as x, 1 as g union all select 'b', 1) t;
--= 2
select approximate count(distinct x) from (select 1 as x union all select 2 union all select 2) t;
--= 0.25
select ratio_to_report(x) over () from (select 1 as x union all select 3) t order by 1;
--= 2.0
select median(x) from (select 1 as x union all select 2 union all select 9) t;
--= 1.23
select round(1.234::float8, 2);
--= 255
select strtol('ff', 16);
--= 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8
select func_sha1('a');
--= ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb
select sha2('a', 256);
--= 1
select top 1 x from (select 2 as x union all select 1) t order by x;
--= 1
select x from (select 1 as x union all select 2) t minus select 2;
--= 2 | 4 | 6
select 1 + 1 as b, b * 2 as c, c + b as d where b = 2 order by b;
--= 4
with t as (select 1 as a) select b * 2 from (select a + 1 as b, b as c from t) u;
--= 5 | 4
select a + 1 as a, a as b from (select 4 as a) t;
--= 1
select 1 as "MixedCase";
--= 6
select 5 # 3;
--= 3
select sum(x) over (order by x rows unbounded preceding) from (select 1 as x union all select 2) t order by 1 desc;
--= 01
select to_char(date '2026-01-05', 'MM');
--= "$user", public
show search_path;
--! Divide by zero
select 1/0;
--! Aggregate window functions with an ORDER BY clause require a frame clause
select sum(x) over (order by x) from (select 1 as x) t;
--! Amazon Redshift does not support this
select distinct on (x) x from (select 1 as x) t;
--! Amazon Redshift does not support this
select count(*) filter (where x > 1) from (select 1 as x) t;
--! Amazon Redshift does not support this
select string_agg(x, ',') from (select 'a' as x) t;
--! Amazon Redshift does not support this
select * from (values (1), (2)) as t (x);
--! Amazon Redshift does not support this
select 1 fetch first 1 rows only;
--! Amazon Redshift does not support this
select * from (select 1 as a) t, lateral (select t.a) u;
--! Amazon Redshift does not support this
select '1'::uuid;
--! Amazon Redshift does not support this
select isnull(null, 1);
--! Amazon Redshift does not support this
create index i on t (a);
--! Amazon Redshift does not support this
create sequence s;
--! Amazon Redshift does not support this
do $$ begin end $$;
--! Amazon Redshift does not support this
savepoint a;
--! Amazon Redshift does not support this
create function f() returns int as $$ begin return 1; end $$ language plpgsql;
--! Amazon Redshift does not support this
with x as (select 1 as a) insert into t select a from x;
--! not available in local mode
select fnv_hash('a');
--! not available in local mode
select * exclude (a) from t;
--! not available in local mode
select last_value(x ignore nulls) over (order by x rows unbounded preceding) from t;
--! not available in local mode
create external schema s from data catalog;
--! not available in local mode
grant select on t to group g;
--! not available in local mode
analyze compression t;
--! system view stl_wlm_query is not available in local mode
select * from stl_wlm_query;
--! has unsupported type "uuid"
create table t (a uuid);
--! has unsupported type "int[]"
create table t (a int[]);
--! unknown encoding
create table t (a int encode gzip);
--! syntax error at or near "sortkeys"
create table t (a int) sortkeys (a);
--! does not exist
create table t (a int) distkey (b);
--! DISTKEY cannot be combined
create table t (a int distkey) diststyle all;
--! length for type varchar
create table t (a varchar(70000));
--! must be between 1 and 38
create table t (a decimal(39, 2));
--! CHECK
create table t (a int, check (a > 0));
--! unrecognized configuration parameter
set nonsense to 1;
--ok
set enable_result_cache_for_session to off;
--ok
analyze;
--ok
select * from svv_table_info;
--ok
select * from stl_load_errors;
--ok
select * from sys_load_error_detail where session_id = 1;
--ok
select pg_last_copy_count(), pg_last_copy_id(), pg_last_query_id();
