copy "stepshift_staging"."formats__orc_of_any_bytes"
from 's3://stepshift-data/stepshift/manifests/formats/orc_of_any_bytes/run-1/91081085fb7d2d99.manifest'
iam_role default
manifest
format as orc
acceptinvchars ''''
statupdate on;
