copy "stepshift_staging"."formats__orc"
from 's3://stepshift-data/stepshift/manifests/formats/orc/run-1/2c50ceac87730cda.manifest'
iam_role default
manifest
format as orc
statupdate on;
