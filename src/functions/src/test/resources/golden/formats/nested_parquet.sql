copy "stepshift_staging"."formats__nested_parquet"
from 's3://stepshift-data/stepshift/manifests/formats/nested_parquet/run-1/ae1a121263586524.manifest'
iam_role default
manifest
format as parquet
serializetojson
statupdate on;
