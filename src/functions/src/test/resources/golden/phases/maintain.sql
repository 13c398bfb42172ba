-- 001 analyze orders
-- rows of statement 0, timeout 3600 s

analyze "shop"."orders";
-- 002 vacuum full orders
-- rows of statement 0, timeout 3600 s

vacuum full "shop"."orders";
-- 003 vacuum delete only visits
-- rows of statement 0, timeout 3600 s

vacuum delete only "shop"."visits";
