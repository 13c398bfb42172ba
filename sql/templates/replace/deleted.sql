{! What the table shrinks by. !}
        select present.row_count - delivered.row_count as row_count
        from (select count(*) as row_count from {target}) as present
        cross join (select count(*) as row_count from {staging}) as delivered
