copy "stepshift_staging"."formats__nested_parquet" (
  "id",
  "body"
)
from 's3://stepshift-data/stepshift/manifests/formats/nested_parquet/run-1/779488d42dc03081.manifest'
iam_role default
manifest
format as parquet
serializetojson
statupdate on;
