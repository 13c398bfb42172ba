copy "stepshift_staging"."formats__parquet" (
  "id",
  "name"
)
from 's3://stepshift-data/stepshift/manifests/formats/parquet/run-1/aecf12d3b713e1fe.manifest'
iam_role default
manifest
format as parquet
statupdate on;
