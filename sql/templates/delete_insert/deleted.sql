{#include groups/deleted.sql group=key /}
