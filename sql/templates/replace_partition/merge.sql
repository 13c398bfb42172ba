{! Partitions that the delivery has no row of stay as they are. !}
{#include groups/merge.sql group=partition /}
