create table if not exists tgt.part (id int);
