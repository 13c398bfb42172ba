{#include groups/deleted.sql group=roles.partition /}
