copy "stepshift_staging"."formats__orc" (
  "id",
  "name"
)
from 's3://stepshift-data/stepshift/manifests/formats/orc/run-1/05169c6f16470cce.manifest'
iam_role default
manifest
format as orc
statupdate on;
