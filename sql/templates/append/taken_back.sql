{! The loads that are taken back. !}
where "run_date" = cast({load.run_date} as date) or "load_key" = {load.key}
