diststyle {layout.diststyle}
{#if layout.distkey}
distkey ({layout.distkey})
{/if}
