{! A key names a group of rows, such as an order's lines: lines which are gone from it do not stay. !}
{#include groups/merge.sql group=key /}
