-- What Redshift knows about tables and statements and PostgreSQL does not: the attributes that
-- the translator takes out of DDL, and the system views over them. Columns as in the pages
-- "System tables and views reference" of Redshift's Database Developer Guide.

create table rs.table_attributes (
  table_id oid primary key,
  dist_style text not null default 'AUTO(ALL)',
  dist_key text,
  sort_style text,
  sort_keys text[] not null default '{}',
  primary_key text[] not null default '{}',
  encodings jsonb not null default '{}',
  create_time timestamp not null default rs.sysdate()
);

-- Keeps a table's attributes; the row shares the transaction of the DDL statement.
create function rs.note_attributes(
    name text, dist_style text, dist_key text, sort_style text, sort_keys text[],
    primary_key text[], encodings jsonb) returns void language plpgsql as $$
begin
  if to_regclass($1) is null then
    return;
  end if;
  insert into rs.table_attributes as a
      (table_id, dist_style, dist_key, sort_style, sort_keys, primary_key, encodings)
  values (to_regclass($1), coalesce($2, 'AUTO(ALL)'), $3, $4, coalesce($5, '{}'),
      coalesce($6, '{}'), coalesce($7, '{}'))
  on conflict on constraint table_attributes_pkey do nothing;
end $$;

-- Changes what ALTER TABLE names; null keeps the old value.
create function rs.change_attributes(
    name text, dist_style text, dist_key text, sort_style text, sort_keys text[])
  returns void language sql as $$
  insert into rs.table_attributes as a (table_id, dist_style, dist_key, sort_style, sort_keys)
  values ($1::regclass, coalesce($2, 'AUTO(ALL)'), $3, $4, coalesce($5, '{}'))
  on conflict on constraint table_attributes_pkey do update set
    dist_style = coalesce($2, a.dist_style),
    dist_key = case when $2 is null then a.dist_key else $3 end,
    sort_style = coalesce($4, a.sort_style),
    sort_keys = coalesce($5, a.sort_keys) $$;

create function rs.copy_attributes(source text, target text) returns void language sql as $$
  insert into rs.table_attributes (table_id, dist_style, dist_key, sort_style, sort_keys, encodings)
  select $2::regclass, dist_style, dist_key, sort_style, sort_keys, encodings
  from rs.table_attributes where table_id = $1::regclass
  on conflict on constraint table_attributes_pkey do nothing $$;

-- Lengths of character types are bytes: one check constraint a column says so.
create function rs.limit_bytes(name text, col text, bytes int) returns void language plpgsql as $$
declare
  old text;
begin
  for old in
    select c.conname from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.conrelid = $1::regclass and c.contype = 'c' and c.conname like 'rs!_bytes!_%' escape '!'
      and a.attname = $2
  loop
    execute format('alter table %s drop constraint %I', $1::regclass, old);
  end loop;
  if $3 is not null then
    execute format('alter table %s add constraint %I check (octet_length(%I) <= %s)',
      $1::regclass, 'rs_bytes_' || $2, $2, $3);
  end if;
end $$;

-- What goes by a column's name goes by its new one.
create function rs.note_rename(name text, old text, new text) returns void language plpgsql as $$
begin
  update rs.table_attributes set
    dist_key = case when dist_key = $2 then $3 else dist_key end,
    sort_keys = array_replace(sort_keys, $2, $3),
    primary_key = array_replace(primary_key, $2, $3),
    encodings = case when jsonb_exists(encodings, $2)
      then encodings - $2 || jsonb_build_object($3, encodings -> $2) else encodings end
  where table_id = $1::regclass;
  if exists (select 1 from pg_constraint
      where conrelid = $1::regclass and conname = 'rs_bytes_' || $2) then
    execute format('alter table %s rename constraint %I to %I',
      $1::regclass, 'rs_bytes_' || $2, 'rs_bytes_' || $3);
  end if;
end $$;

-- Columns whose length Redshift does not change: the page "ALTER TABLE" names all but sort and
-- distribution keys, of which its users tell. The words are those reported for them; no others are known.
create function rs.check_resize(name text, col text) returns void language plpgsql as $$
declare
  a rs.table_attributes%rowtype;
begin
  select * into a from rs.table_attributes where table_id = $1::regclass;
  if a.dist_key = $2 or $2 = any (a.sort_keys) then
    raise exception 'found unexpected dependency for column';
  elsif $2 = any (a.primary_key) then
    raise exception 'cannot alter column "%", it is part of a primary key', $2;
  elsif lower(a.encodings ->> $2) in ('bytedict', 'runlength', 'text255', 'text32k') then
    raise exception 'cannot alter column "%" with encoding %', $2, a.encodings ->> $2;
  elsif exists (
      select 1 from pg_attrdef d
      join pg_attribute c on c.attrelid = d.adrelid and c.attnum = d.adnum
      where d.adrelid = $1::regclass and c.attname = $2) then
    raise exception 'cannot alter column "%" with a default value', $2;
  end if;
end $$;

create function rs._rows(oid) returns bigint stable language plpgsql as $$
declare
  n bigint;
begin
  execute format('select count(*) from %s', $1::regclass) into n;
  return n;
end $$;

create view rs._tables as
  select c.oid, n.nspname, c.relname, c.relkind, a.dist_style, a.dist_key, a.sort_style,
    coalesce(a.sort_keys, '{}') as sort_keys, coalesce(a.encodings, '{}') as encodings, a.create_time
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join rs.table_attributes a on a.table_id = c.oid
  where n.nspname not in ('rs', 'pg_catalog', 'information_schema', 'pg_toast')
    and n.nspname not like 'pg!_toast%' escape '!';

create view rs.pg_table_def as
  select t.nspname as schemaname, t.relname as tablename, a.attname as "column",
    format_type(a.atttypid, a.atttypmod) as type,
    coalesce(t.encodings ->> a.attname, 'none') as encoding,
    coalesce(a.attname = t.dist_key, false) as distkey,
    coalesce(array_position(t.sort_keys, a.attname::text), 0) as sortkey,
    a.attnotnull as notnull
  from rs._tables t
  join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  where t.relkind = 'r' and pg_catalog.pg_table_is_visible(t.oid);

create view rs.svv_table_info as
  select current_database()::text as database, t.nspname::text as schema, t.oid as table_id,
    t.relname::text as "table", case when t.encodings = '{}' then 'N' else 'Y' end as encoded,
    case when t.dist_key is null then coalesce(t.dist_style, 'AUTO(ALL)')
      else 'KEY(' || t.dist_key || ')' end as diststyle,
    coalesce(t.sort_keys[1], 'AUTO(SORTKEY)') as sortkey1,
    (select coalesce(max(a.atttypmod - 4), 0) from pg_catalog.pg_attribute a
      where a.attrelid = t.oid and a.atttypid = 'varchar'::regtype) as max_varchar,
    t.encodings ->> t.sort_keys[1] as sortkey1_enc,
    coalesce(array_length(t.sort_keys, 1), 0) as sortkey_num,
    pg_total_relation_size(t.oid) / 1048576 as size,
    null::numeric(10,4) as pct_used, 0::bigint as empty, 0::numeric(5,2) as unsorted,
    0::numeric(5,2) as stats_off, rs._rows(t.oid)::numeric(38,0) as tbl_rows,
    null::numeric(19,2) as skew_sortkey1, null::numeric(19,2) as skew_rows,
    rs._rows(t.oid)::numeric(38,0) as estimated_visible_rows, null::text as risk_event,
    0::numeric(12,2) as vacuum_sort_benefit, t.create_time
  from rs._tables t where t.relkind = 'r';

create view rs.svv_tables as
  select table_catalog::text, table_schema::text, table_name::text, table_type::text,
    null::text as remarks
  from information_schema.tables where table_schema <> 'rs';
create view rs.svv_columns as
  select table_catalog::text, table_schema::text, table_name::text, column_name::text,
    ordinal_position::int, column_default::text, is_nullable::text, data_type::text,
    character_maximum_length::int, numeric_precision::int, numeric_precision_radix::int,
    numeric_scale::int, datetime_precision::int, null::text as remarks
  from information_schema.columns where table_schema <> 'rs';
create view rs.svv_redshift_tables as
  select table_catalog as database_name, table_schema as schema_name, table_name,
    case table_type when 'VIEW' then 'VIEW' else 'TABLE' end as table_type,
    null::text as table_acl, remarks
  from rs.svv_tables;
create view rs.svv_all_tables as
  select database_name, schema_name, table_name, table_acl, table_type, remarks
  from rs.svv_redshift_tables;
create view rs.svv_redshift_columns as
  select table_catalog as database_name, table_schema as schema_name, table_name, column_name,
    ordinal_position, data_type, column_default, is_nullable,
    ''::text as encoding, false as distkey, 0 as sortkey, null::text as column_acl, remarks
  from rs.svv_columns;
create view rs.svv_all_columns as
  select database_name, schema_name, table_name, column_name, ordinal_position, column_default,
    is_nullable, data_type, null::int as character_maximum_length, null::int as numeric_precision,
    null::int as numeric_scale, remarks
  from rs.svv_redshift_columns;
create view rs.svv_all_schemas as
  select current_database()::text as database_name, nspname::text as schema_name,
    nspowner::int as schema_owner, 'local'::text as schema_type, null::text as schema_acl,
    null::text as source_database, null::text as schema_option
  from pg_catalog.pg_namespace where nspname not in ('rs', 'pg_toast');
create view rs.svv_redshift_schemas as
  select database_name, schema_name, schema_owner, schema_type, schema_acl, schema_option
  from rs.svv_all_schemas;

-- Written by the executor, for every statement, on a connection of its own.
create table rs.sys_query_history (
  user_id int, query_id bigint, query_label char(320), transaction_id bigint, session_id int,
  database_name char(128), query_type char(32), status char(10), result_cache_hit boolean,
  start_time timestamp, end_time timestamp, elapsed_time bigint, queue_time bigint,
  execution_time bigint, error_message char(512), returned_rows bigint, returned_bytes bigint,
  query_text char(4000), redshift_version char(256), usage_limit char(150), compute_type varchar(32),
  compile_time bigint, planning_time bigint, lock_wait_time bigint
);

-- Written by COPY, on a connection of its own.
create table rs.stl_load_errors (
  userid int, slice int, tbl int, starttime timestamp, session int, query int, filename char(256),
  line_number bigint, colname char(127), type char(10), col_length char(10), position int,
  raw_line char(1024), raw_field_value char(1024), err_code int, err_reason char(100),
  is_partial int, start_offset bigint, copy_job_id bigint
);
create table rs.sys_load_error_detail (
  user_id int, query_id bigint, transaction_id bigint, session_id int, database_name char(64),
  table_id int, start_time timestamp, file_name char(256), line_number bigint,
  column_name char(127), column_type char(10), column_length char(10), position int,
  error_code int, error_message char(512)
);
create table rs.sys_load_history (
  user_id int, query_id bigint, transaction_id bigint, session_id int, database_name text,
  status text, table_name text, start_time timestamp, end_time timestamp, duration bigint,
  data_source text, file_format text, loaded_rows bigint, loaded_bytes bigint,
  source_file_count int, source_file_bytes bigint, file_count_scanned int,
  file_bytes_scanned bigint, error_count bigint, copy_job_id bigint
);
create view rs.stl_query as
  select user_id as userid, query_id::int as query, query_label as label,
    transaction_id as xid, session_id as pid, database_name as database, query_text as querytxt,
    start_time as starttime, end_time as endtime,
    case when status = 'canceled' then 1 else 0 end as aborted, 0 as insert_pristine,
    0 as concurrency_scaling_status
  from rs.sys_query_history;
create view rs.stv_sessions as
  select backend_start::timestamp as starttime, pid as process, usename as user_name,
    datname as db_name, 0 as timeout_sec
  from pg_catalog.pg_stat_activity where datname = current_database();
