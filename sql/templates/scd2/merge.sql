{! The journal holds what was delivered: a row a key and effective date, the one delivered last. A
   key's history is a function of its journal rows in the order of their dates, so neither the order
   of deliveries nor their repetition matters. Each merge notes its delivery in the journal and makes
   the history of the keys anew for which that changes something. !}
drop table if exists
  stepshift_delivered,
  stepshift_touched,
  stepshift_entries,
  stepshift_versions{#if surrogate_key},
  stepshift_numbers{/if};

{#include scd2/rebuild_journal.sql /}
{#if effective && deletes}
{#include scd2/delivered_back.sql /}
{#else}
{#include scd2/delivered.sql /}
{/if}
{#if deletes}
{#include scd2/gone.sql /}
{/if}
{#include scd2/touched.sql /}
{#include scd2/journal.sql /}
{#include scd2/entries.sql /}
{#include scd2/versions.sql /}
{#if surrogate_key}
{#include scd2/numbers.sql /}
{/if}
{#include scd2/history.sql /}
