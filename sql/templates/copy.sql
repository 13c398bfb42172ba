{! The copy step before the rows: the tables that the load needs. Then come copy/files.sql, once for
   each layout of files, or copy/query.sql. !}
{#include copy/schemas.sql /}
{#include copy/target.sql /}
{#include copy/ledger.sql /}
{#include copy/staged_by.sql /}
{#if history}
{#include copy/journal.sql /}
{/if}
{! A merge that still reads staging ends before staging is dropped. The procedure is made behind the
   lock, so that no two loads make it at once. !}
lock {ledger};

{#include copy/follow_columns.sql /}
{#include copy/staging.sql /}
{#include copy/own_staging.sql /}
