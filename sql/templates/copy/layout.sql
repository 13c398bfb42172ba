diststyle {diststyle}
{#if distkey}
distkey ({distkey})
{/if}
