{! compupdate off: staging lives for one load, an analysis of encodings would cost more than it saves.
   statupdate on: the planner needs staging's size for the validations and the merge. !}
copy {staging} (
  {#lines columns}{it.name}{/lines}
)
from {copy.manifest}
iam_role {copy.role}
manifest
{#if copy.columnar}
{! Columnar formats take none of the other options, not even maxerror and compupdate. !}
format as {copy.columnar.format}
{#if copy.columnar.serializes_to_json}
serializetojson
{/if}
statupdate on;
{#else}
{#include copy/row_options.sql rows=copy.rows fields=copy.rows.fields /}
compupdate off
statupdate on;
{/if}
