{! What the ledger has for the date goes, and what it has of the same files, so that they come in below.
   A step that runs twice takes back what it has added, and adds it again: the end is the same. !}
delete from {target}
where {roles.load_key} in (
  select "load_key"
  from {ledger}
{#include append/taken_back.sql /}
);

delete from {ledger}
{#include append/taken_back.sql /};
