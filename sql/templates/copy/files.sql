{! compupdate off: staging lives for one load, an analysis of encodings would cost more than it saves.
   statupdate on: the planner needs staging's size for the validations and the merge. !}
copy {staging} (
  {#lines columns}{it.name}{/lines}
)
from {manifest}
iam_role {iam_role}
manifest
{#if columnar}
{! Columnar formats take none of the other options, not even maxerror and compupdate. !}
format as {format}
{#if serialize_to_json}
serializetojson
{/if}
statupdate on;
{#else}
{#if csv}
csv
quote {quote}
{/if}
{#if widths}
fixedwidth {widths}
{/if}
{#if json_paths}
format as {format} {json_paths}
{/if}
{#if delimiter}
delimiter {delimiter}
{/if}
{#if ignore_header}
ignoreheader {ignore_header}
{/if}
{#if null_as}
null as {null_as}
{/if}
{#if date_format}
dateformat {date_format}
{/if}
{#if time_format}
timeformat {time_format}
{/if}
{#if compression}
{compression}
{/if}
maxerror {max_errors}
compupdate off
statupdate on;
{/if}
