\remark x
-- nothing
