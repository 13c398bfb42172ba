select 1
\remark x
