{! Delete and not truncate: truncate commits, and readers would see an empty table. The staging of an
   older delivery was emptied before: that must not empty the target. !}
delete from {target}
{#if passes_over}
where not exists (
{older}
)
{/if};

{#include insert.sql /};
