{! The first statement of each file of a setup: the SQL of a run that was stopped may go on for some
   seconds while a redrive runs the file again, and what deletes and inserts would then write twice. !}
lock {turns};
