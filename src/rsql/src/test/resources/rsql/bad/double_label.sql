select 1;
\label A
\label a
