-- Redshift's functions that PostgreSQL lacks, and those that PostgreSQL answers differently.
-- The schema rs stands before pg_catalog in the search path, so a function here hides the
-- built-in one of the same signature. Literals keep to what both string modes read alike.

create schema rs;

-- Dates -------------------------------------------------------------------------------------

create function rs.getdate() returns timestamp stable language sql
  as $$ select pg_catalog.date_trunc('second', statement_timestamp())::timestamp $$;
create function rs.sysdate() returns timestamp stable language sql
  as $$ select transaction_timestamp()::timestamp $$;
create function rs.trunc(timestamp) returns date immutable strict language sql
  as $$ select $1::date $$;
create function rs.date_trunc(text, date) returns timestamp immutable strict language sql
  as $$ select pg_catalog.date_trunc($1, $2::timestamp) $$;

-- The part names of Redshift; m is minutes.
create function rs._part(text) returns text immutable strict language sql as $$
  select case lower($1)
    when 'millennium' then 'millennium' when 'millennia' then 'millennium'
    when 'mil' then 'millennium' when 'mils' then 'millennium'
    when 'century' then 'century' when 'centuries' then 'century' when 'c' then 'century'
    when 'cent' then 'century' when 'cents' then 'century'
    when 'decade' then 'decade' when 'decades' then 'decade' when 'dec' then 'decade'
    when 'decs' then 'decade' when 'epoch' then 'epoch'
    when 'year' then 'year' when 'years' then 'year' when 'y' then 'year' when 'yr' then 'year'
    when 'yrs' then 'year'
    when 'quarter' then 'quarter' when 'quarters' then 'quarter' when 'qtr' then 'quarter'
    when 'qtrs' then 'quarter'
    when 'month' then 'month' when 'months' then 'month' when 'mon' then 'month'
    when 'mons' then 'month'
    when 'week' then 'week' when 'weeks' then 'week' when 'w' then 'week'
    when 'dayofweek' then 'dow' when 'dow' then 'dow' when 'dw' then 'dow' when 'weekday' then 'dow'
    when 'dayofyear' then 'doy' when 'doy' then 'doy' when 'dy' then 'doy' when 'yearday' then 'doy'
    when 'day' then 'day' when 'days' then 'day' when 'd' then 'day'
    when 'hour' then 'hour' when 'hours' then 'hour' when 'h' then 'hour' when 'hr' then 'hour'
    when 'hrs' then 'hour'
    when 'minute' then 'minute' when 'minutes' then 'minute' when 'm' then 'minute'
    when 'min' then 'minute' when 'mins' then 'minute'
    when 'second' then 'second' when 'seconds' then 'second' when 's' then 'second'
    when 'sec' then 'second' when 'secs' then 'second'
    when 'millisecond' then 'millisecond' when 'milliseconds' then 'millisecond'
    when 'ms' then 'millisecond' when 'msec' then 'millisecond' when 'msecs' then 'millisecond'
    when 'msecond' then 'millisecond' when 'mseconds' then 'millisecond'
    when 'millisec' then 'millisecond' when 'millisecs' then 'millisecond'
    when 'millisecon' then 'millisecond'
    when 'microsecond' then 'microsecond' when 'microseconds' then 'microsecond'
    when 'microsec' then 'microsecond' when 'microsecs' then 'microsecond'
    when 'microsecond' then 'microsecond' when 'usecond' then 'microsecond'
    when 'useconds' then 'microsecond' when 'us' then 'microsecond' when 'usec' then 'microsecond'
    when 'usecs' then 'microsecond'
    when 'timezone' then 'timezone' when 'timezone_hour' then 'timezone_hour'
    when 'timezone_minute' then 'timezone_minute'
    else lower($1) end $$;

create function rs._interval(text, bigint) returns interval immutable strict language plpgsql as $$
begin
  case rs._part($1)
    when 'millennium' then return make_interval(years => ($2 * 1000)::int);
    when 'century' then return make_interval(years => ($2 * 100)::int);
    when 'decade' then return make_interval(years => ($2 * 10)::int);
    when 'year' then return make_interval(years => $2::int);
    when 'quarter' then return make_interval(months => ($2 * 3)::int);
    when 'month' then return make_interval(months => $2::int);
    when 'week' then return make_interval(days => ($2 * 7)::int);
    when 'day' then return make_interval(days => $2::int);
    when 'dow' then return make_interval(days => $2::int);
    when 'doy' then return make_interval(days => $2::int);
    when 'hour' then return $2 * interval '1 hour';
    when 'minute' then return $2 * interval '1 minute';
    when 'second' then return $2 * interval '1 second';
    when 'epoch' then return $2 * interval '1 second';
    when 'millisecond' then return $2 * interval '1 millisecond';
    when 'microsecond' then return $2 * interval '1 microsecond';
    else raise exception 'Invalid datepart: %', $1 using errcode = '22023';
  end case;
end $$;

create function rs.dateadd(text, bigint, timestamp) returns timestamp immutable strict language sql
  as $$ select $3 + rs._interval($1, $2) $$;
create function rs.dateadd(text, bigint, timestamptz) returns timestamptz stable strict language sql
  as $$ select $3 + rs._interval($1, $2) $$;
create function rs.dateadd(text, bigint, time) returns time immutable strict language sql
  as $$ select $3 + rs._interval($1, $2) $$;
create function rs.dateadd(text, bigint, date) returns timestamp immutable strict language sql
  as $$ select $3::timestamp + rs._interval($1, $2) $$;

-- How many boundaries of a part lie between the year 0 and a moment.
create function rs._ordinal(text, timestamp) returns bigint immutable strict language plpgsql as $$
declare
  y bigint := extract(year from $2);
begin
  case rs._part($1)
    when 'millennium' then return ceil(y / 1000.0);
    when 'century' then return ceil(y / 100.0);
    when 'decade' then return floor(y / 10.0);
    when 'year' then return y;
    when 'quarter' then return y * 4 + extract(quarter from $2);
    when 'month' then return y * 12 + extract(month from $2);
    -- Redshift's weeks begin on Sunday here; 2000-01-02 was one.
    when 'week' then return floor(($2::date - date '2000-01-02') / 7.0);
    when 'day' then return $2::date - date '2000-01-01';
    when 'dow' then return $2::date - date '2000-01-01';
    when 'doy' then return $2::date - date '2000-01-01';
    when 'hour' then return floor(extract(epoch from $2) / 3600);
    when 'minute' then return floor(extract(epoch from $2) / 60);
    when 'second' then return floor(extract(epoch from $2));
    when 'epoch' then return floor(extract(epoch from $2));
    when 'millisecond' then return floor(extract(epoch from $2) * 1000);
    when 'microsecond' then return extract(epoch from $2) * 1000000;
    else raise exception 'Invalid datepart: %', $1 using errcode = '22023';
  end case;
end $$;

create function rs.datediff(text, timestamp, timestamp) returns bigint immutable strict language sql
  as $$ select rs._ordinal($1, $3) - rs._ordinal($1, $2) $$;
create function rs.datediff(text, date, date) returns bigint immutable strict language sql
  as $$ select rs._ordinal($1, $3::timestamp) - rs._ordinal($1, $2::timestamp) $$;
create function rs.datediff(text, timestamptz, timestamptz) returns bigint stable strict language sql
  as $$ select rs._ordinal($1, $3::timestamp) - rs._ordinal($1, $2::timestamp) $$;
create function rs.datediff(text, time, time) returns bigint immutable strict language sql
  as $$ select rs._ordinal($1, date '2000-01-01' + $3) - rs._ordinal($1, date '2000-01-01' + $2) $$;

create function rs._date_part(text, timestamp) returns int immutable strict language sql
  as $$ select floor(pg_catalog.date_part(rs._part($1), $2))::int $$;
create function rs._date_part(text, date) returns int immutable strict language sql
  as $$ select floor(pg_catalog.date_part(rs._part($1), $2))::int $$;
create function rs._date_part(text, timestamptz) returns int stable strict language sql
  as $$ select floor(pg_catalog.date_part(rs._part($1), $2))::int $$;
create function rs._date_part(text, time) returns int immutable strict language sql
  as $$ select floor(pg_catalog.date_part(rs._part($1), $2))::int $$;

create function rs.add_months(timestamp, bigint) returns timestamp immutable strict language sql as $$
  select case
    when $1::date = (pg_catalog.date_trunc('month', $1) + interval '1 month' - interval '1 day')::date
    then pg_catalog.date_trunc('month', $1) + make_interval(months => $2::int + 1) - interval '1 day'
         + ($1 - pg_catalog.date_trunc('day', $1))
    else $1 + make_interval(months => $2::int) end $$;
create function rs.last_day(timestamp) returns date immutable strict language sql
  as $$ select (pg_catalog.date_trunc('month', $1) + interval '1 month' - interval '1 day')::date $$;
create function rs.next_day(timestamp, text) returns date immutable strict language sql as $$
  select $1::date + 1 + ((w - extract(dow from $1)::int - 1 + 7) % 7)
  from (select case lower(left($2, 2)) when 'su' then 0 when 'mo' then 1 when 'tu' then 2
    when 'we' then 3 when 'th' then 4 when 'fr' then 5 when 'sa' then 6 end as w) days $$;
create function rs.months_between(timestamp, timestamp) returns float8 immutable strict language sql as $$
  select case when extract(day from $1) = extract(day from $2)
      or ($1::date = rs.last_day($1) and $2::date = rs.last_day($2))
    then ((extract(year from $1) - extract(year from $2)) * 12
      + extract(month from $1) - extract(month from $2))::float8
    else ((extract(year from $1) - extract(year from $2)) * 12
      + extract(month from $1) - extract(month from $2)
      + (extract(day from $1) - extract(day from $2)) / 31)::float8 end $$;
create function rs.convert_timezone(text, timestamp) returns timestamp stable strict language sql
  as $$ select ($2 at time zone 'UTC') at time zone $1 $$;
create function rs.convert_timezone(text, text, timestamp) returns timestamp stable strict language sql
  as $$ select ($3 at time zone $1) at time zone $2 $$;
create function rs.timestamp_cmp(timestamp, timestamp) returns int immutable strict language sql
  as $$ select case when $1 > $2 then 1 when $1 < $2 then -1 else 0 end $$;
create function rs.date_cmp_timestamp(date, timestamp) returns int immutable strict language sql
  as $$ select case when $1 > $2 then 1 when $1 < $2 then -1 else 0 end $$;

create function rs._plus(timestamp, int) returns timestamp immutable strict language sql
  as $$ select $1 + make_interval(days => $2) $$;
create function rs._minus(timestamp, int) returns timestamp immutable strict language sql
  as $$ select $1 - make_interval(days => $2) $$;
create operator rs.+ (leftarg = timestamp, rightarg = int, function = rs._plus);
create operator rs.- (leftarg = timestamp, rightarg = int, function = rs._minus);

-- Text --------------------------------------------------------------------------------------

create function rs.concat(text, text) returns text immutable language sql as $$ select $1 || $2 $$;
create function rs.len(bpchar) returns int immutable strict language sql
  as $$ select pg_catalog.length($1) $$;
create function rs.len(text) returns int immutable strict language sql
  as $$ select pg_catalog.length($1) $$;
create function rs.textlen(text) returns int immutable strict language sql
  as $$ select pg_catalog.length($1) $$;
create function rs.charindex(text, text) returns int immutable strict language sql
  as $$ select strpos($2, $1) $$;
create function rs.space(int) returns text immutable strict language sql
  as $$ select repeat(' ', $1) $$;
create function rs.replicate(text, int) returns text immutable strict language sql
  as $$ select repeat($1, $2) $$;

-- Redshift replaces every match and writes groups as $1.
create function rs._groups(text) returns text immutable strict language sql
  as $$ select replace(replace($1, chr(92), chr(92) || chr(92)), '$', chr(92)) $$;
create function rs.regexp_replace(text, text) returns text immutable language sql
  as $$ select pg_catalog.regexp_replace($1, $2, '', 'g') $$;
create function rs.regexp_replace(text, text, text) returns text immutable language sql
  as $$ select pg_catalog.regexp_replace($1, $2, rs._groups($3), 'g') $$;
create function rs.regexp_replace(text, text, text, int) returns text immutable language sql
  as $$ select pg_catalog.regexp_replace($1, $2, rs._groups($3), $4, 0) $$;
create function rs.regexp_substr(text, text) returns text immutable language sql
  as $$ select coalesce(pg_catalog.regexp_substr($1, $2),
                        case when $1 is not null and $2 is not null then '' end) $$;
create function rs.regexp_substr(text, text, int) returns text immutable language sql
  as $$ select coalesce(pg_catalog.regexp_substr($1, $2, $3),
                        case when $1 is not null and $2 is not null then '' end) $$;
create function rs.regexp_substr(text, text, int, int) returns text immutable language sql
  as $$ select coalesce(pg_catalog.regexp_substr($1, $2, $3, $4),
                        case when $1 is not null and $2 is not null then '' end) $$;

-- Numbers -----------------------------------------------------------------------------------

create function rs.dlog1(float8) returns float8 immutable strict language sql as $$ select ln($1) $$;
create function rs.dlog10(float8) returns float8 immutable strict language sql as $$ select log($1) $$;
create function rs.dexp(float8) returns float8 immutable strict language sql as $$ select exp($1) $$;
create function rs.round(float8, int) returns float8 immutable strict language sql
  as $$ select pg_catalog.round($1::numeric, $2)::float8 $$;
create function rs.trunc(float8, int) returns float8 immutable strict language sql
  as $$ select pg_catalog.trunc($1::numeric, $2)::float8 $$;

-- AVG of integers is an integer in Redshift.
create function rs._avg_final(bigint[]) returns bigint immutable strict language sql
  as $$ select case when $1[1] = 0 then null else $1[2] / $1[1] end $$;
create aggregate rs.avg(smallint) (
  sfunc = pg_catalog.int2_avg_accum, stype = bigint[], finalfunc = rs._avg_final, initcond = '{0,0}');
create aggregate rs.avg(int) (
  sfunc = pg_catalog.int4_avg_accum, stype = bigint[], finalfunc = rs._avg_final, initcond = '{0,0}');
create function rs._avg_step(numeric[], bigint) returns numeric[] immutable language sql
  as $$ select case when $2 is null then $1 else array[$1[1] + 1, $1[2] + $2] end $$;
create function rs._avg_final(numeric[]) returns bigint immutable strict language sql
  as $$ select case when $1[1] = 0 then null else pg_catalog.trunc($1[2] / $1[1])::bigint end $$;
create aggregate rs.avg(bigint) (
  sfunc = rs._avg_step, stype = numeric[], finalfunc = rs._avg_final, initcond = '{0,0}');

create function rs._median_final(float8[]) returns float8 immutable language sql as $$
  select percentile_cont(0.5) within group (order by v) from unnest($1) as v $$;
create aggregate rs.median(float8) (
  sfunc = array_append, stype = float8[], finalfunc = rs._median_final, initcond = '{}');

create function rs.strtol(text, int) returns bigint immutable strict language plpgsql as $$
declare
  result bigint := 0;
  digits text := lower(btrim($1));
  negative boolean := digits like '-%';
  d int;
begin
  digits := ltrim(digits, '+-');
  if $2 = 16 and digits like '0x%' then digits := substr(digits, 3); end if;
  for i in 1 .. pg_catalog.length(digits) loop
    d := strpos('0123456789abcdefghijklmnopqrstuvwxyz', substr(digits, i, 1)) - 1;
    if d < 0 or d >= $2 then
      raise exception 'The input % is not valid to be converted to base %', $1, $2
        using errcode = '22P02';
    end if;
    result := result * $2 + d;
  end loop;
  return case when negative then -result else result end;
end $$;

-- Hashes ------------------------------------------------------------------------------------

create extension if not exists pgcrypto schema rs;
create function rs.sha1(text) returns text immutable strict language sql
  as $$ select encode(rs.digest($1, 'sha1'), 'hex') $$;
create function rs.func_sha1(text) returns text immutable strict language sql
  as $$ select encode(rs.digest($1, 'sha1'), 'hex') $$;
create function rs.sha2(text, int) returns text immutable strict language sql
  as $$ select encode(rs.digest($1, 'sha' || case $2 when 0 then 256 else $2 end), 'hex') $$;

-- JSON --------------------------------------------------------------------------------------

create domain rs.super as jsonb;
create function rs.json_parse(text) returns rs.super immutable strict language sql
  as $$ select $1::jsonb::rs.super $$;
create function rs.json_serialize(rs.super) returns text immutable strict language sql
  as $$ select ($1::jsonb)::text $$;
create function rs.is_valid_json(text) returns boolean immutable strict language sql
  as $$ select $1 is json object $$;
create function rs.is_valid_json_array(text) returns boolean immutable strict language sql
  as $$ select $1 is json array $$;
create function rs.json_array_length(text) returns int immutable strict language sql
  as $$ select jsonb_array_length($1::jsonb) $$;
create function rs.json_array_length(text, boolean) returns int immutable strict language sql
  as $$ select case when $1 is json array then jsonb_array_length($1::jsonb)
        when $2 then null else jsonb_array_length($1::jsonb) end $$;
create function rs.json_extract_array_element_text(text, int) returns text immutable strict language sql
  as $$ select coalesce($1::jsonb ->> $2, '') $$;
create function rs.json_extract_array_element_text(text, int, boolean) returns text
  immutable strict language sql
  as $$ select case when $1 is json array then coalesce($1::jsonb ->> $2, '')
        when $3 then null else coalesce($1::jsonb ->> $2, '') end $$;
create function rs.json_extract_path_text(text, variadic text[]) returns text immutable language sql
  as $$ select case when $1 is null then null else coalesce($1::jsonb #>> $2, '') end $$;
create function rs.json_extract_path_text(text, text, boolean) returns text immutable language sql
  as $$ select case when $1 is null or ($3 and not $1 is json) then null
        else coalesce($1::jsonb #>> array[$2], '') end $$;
create function rs.json_extract_path_text(text, text, text, boolean) returns text immutable language sql
  as $$ select case when $1 is null or ($4 and not $1 is json) then null
        else coalesce($1::jsonb #>> array[$2, $3], '') end $$;

-- Session -----------------------------------------------------------------------------------

create function rs.version() returns text stable language sql as $$
  select 'PostgreSQL 8.0.2 on local, Redshift stand-in (Stepshift local mode, on '
    || split_part(pg_catalog.version(), ' on ', 1) || ')' $$;
create function rs._setting(text) returns bigint stable language sql
  as $$ select coalesce(nullif(current_setting($1, true), ''), '0')::bigint $$;
create function rs.pg_last_copy_count() returns bigint stable language sql
  as $$ select rs._setting('rs.last_copy_count') $$;
create function rs.pg_last_copy_id() returns int stable language sql
  as $$ select coalesce(nullif(rs._setting('rs.last_copy_id'), 0), -1)::int $$;
create function rs.pg_last_query_id() returns int stable language sql
  as $$ select coalesce(nullif(rs._setting('rs.last_query_id'), 0), -1)::int $$;
create function rs.pg_last_unload_count() returns bigint stable language sql
  as $$ select rs._setting('rs.last_unload_count') $$;
create function rs.pg_get_late_binding_view_cols()
  returns table (view_schema text, view_name text, col_name text, col_type text, col_num int)
  stable language sql as $$ select null::text, null::text, null::text, null::text, null::int where false $$;
create function rs._date_part(text, interval) returns int immutable strict language sql
  as $$ select floor(pg_catalog.date_part(rs._part($1), $2))::int $$;
