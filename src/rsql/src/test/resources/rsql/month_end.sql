/* Month-end balances. Came from BTEQ, by a converter. */
\logon edw/batch_user
\timing true
\rset width 254
\set tgt 'finance'

\remark 'Balances of the month, step 1'
begin;
delete from :tgt.month_balance where month_of = date_trunc('month', cast('${BATCH_DATE}' as date));
\if :ERROR <> 0
  \remark 'delete failed:' :LAST_ERROR_MESSAGE
  \goto FAILED
\endif

insert into :tgt.month_balance
select account_id, date_trunc('month', booked_on), sum(amount)
from :tgt.booking
where booked_on <= cast('${BATCH_DATE}' as date)
group by 1, 2;
\if :ERRORCODE <> 0
  \goto FAILED
\else
  \remark 'rows:' :ACTIVITYCOUNT
\endif

-- accounts that nobody knows
select b.account_id
from :tgt.month_balance b left join :tgt.account a on a.account_id = b.account_id
where a.account_id is null;
\if :ACTIVITYCOUNT > 0
  \remark 'unknown accounts, nothing is kept'
  \goto FAILED
\endif
update :tgt.month_closed set closed = true where month_of = date_trunc('month', cast('${BATCH_DATE}' as date));
commit;
\if :ERROR <> 0
  \goto FAILED
\endif
\goto DONE

\label FAILED
rollback;
\remark 'Month end failed'
\exit 12

\label DONE
\remark 'Month end is done'
\exit 0
