{! The group goes and comes as a whole. Its columns are not null in staging, which is checked before,
   so a comparison by IN misses nothing. !}
delete from {target}
where ({#list group}{it}{/list}) in (
  select distinct {#list group}{it}{/list}
  from {staging}
);

{#include insert.sql /};
