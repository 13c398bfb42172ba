\i parts/tables.sql
\run 'parts/fill.sql'
\remark 'all done'
