-- 001 analyze item
-- rows of statement 0, timeout 900 s

analyze "sales"."item";
-- 002 analyze store_sales
-- rows of statement 0, timeout 900 s

analyze "sales"."store_sales";
