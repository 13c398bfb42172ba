{#include groups/deleted.sql group=partition /}
