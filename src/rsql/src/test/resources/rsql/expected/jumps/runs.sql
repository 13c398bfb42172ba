select
  cast({run_id} as varchar(256)) as run_id,
  cast({run_date} as date) as run_date
