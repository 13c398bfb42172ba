{! What COPY is told of files of rows; what is left out is as Redshift has it by default. !}
{#if fields.csv_quote}
csv
quote {fields.csv_quote}
{/if}
{#if fields.widths}
fixedwidth {fields.widths}
{/if}
{#if fields.objects}
format as {fields.objects} {into.paths}
{/if}
{#if fields.delimiter}
delimiter {fields.delimiter}
{/if}
{#if into.header_lines}
ignoreheader {into.header_lines}
{/if}
{#if rows.null_as}
null as {rows.null_as}
{/if}
{#if rows.date_format}
dateformat {rows.date_format}
{/if}
{#if rows.time_format}
timeformat {rows.time_format}
{/if}
{#if rows.compression}
{rows.compression}
{/if}
{#if rows.encoding}
encoding {rows.encoding}
{/if}
{#if rows.invalid_characters}
acceptinvchars {rows.invalid_characters}
{/if}
{#for option in rows.switches}
{option}
{/for}
{#if rows.rounds}
roundec
{/if}
{! complete_statement reads both: COPY has no bound in percent. !}
maxerror {rows.max_errors}{#if rows.max_error_percent} /* stepshift-max-error-percent: {rows.max_error_percent} */{/if}
