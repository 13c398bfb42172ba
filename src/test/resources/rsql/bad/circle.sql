\i circle.sql
