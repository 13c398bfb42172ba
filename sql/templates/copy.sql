{! The copy step: the tables that the load needs, then the files, or a query's rows, into staging. !}
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
{#if query}
{#include copy/query.sql /}
{#else}
{#include copy/files.sql /}
{/if}
