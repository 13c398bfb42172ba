{! Staging has room for one character more than the target, so a text that is too long shows. It is
   counted, and cut between two characters to the bytes that the target has room for. !}
update {names.staged_by}
set
  "cut_texts" = {#for text in staged_texts}counted.c{text_index}{#if text_hasNext} + {/if}{/for},
  "cut_columns" =
{#for text in staged_texts}
    case when counted.c{text_index} > 0 then {text.told} || cast(counted.c{text_index} as varchar(20)) || ', ' else '' end{#if text_hasNext} ||{/if}
{/for}
from (
  select
{#for text in staged_texts}
    count(case when {#if text.fixed}len{#else}octet_length{/if}({text.name}) > {text.bytes} then 1 end) as c{text_index}{#if text_hasNext},{/if}
{/for}
  from {staging}
) as counted
where "execution" = {load.execution};

update {staging}
set
{#for text in staged_texts}
{#if text.fixed}
  {text.name} = left({text.name}, {text.bytes}){#if text_hasNext},{/if}
{#else}
  {text.name} =
    case
      when octet_length({text.name}) <= {text.bytes} then {text.name}
      when octet_length(left({text.name}, len({text.name}) - 1)) <= {text.bytes} then left({text.name}, len({text.name}) - 1)
      when octet_length(left({text.name}, len({text.name}) - 2)) <= {text.bytes} then left({text.name}, len({text.name}) - 2)
      when octet_length(left({text.name}, len({text.name}) - 3)) <= {text.bytes} then left({text.name}, len({text.name}) - 3)
      else left({text.name}, len({text.name}) - 4)
    end{#if text_hasNext},{/if}
{/if}
{/for}
where
{#for text in staged_texts}
  {#if text_index}or {/if}{#if text.fixed}len{#else}octet_length{/if}({text.name}) > {text.bytes}
{/for};
