{#include merge_into.sql rows=staging alias="staging" /}
