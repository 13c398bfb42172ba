-- From commands.sql:20 on; one transaction.

{not_converted_line_20} -- commands.sql:20: \if :ACTIVITYCOUNT = 0: counts the rows of a statement that is not a SELECT; write a SELECT that finds them, with the same check
