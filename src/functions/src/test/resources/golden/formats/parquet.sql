copy "stepshift_staging"."formats__parquet"
from 's3://stepshift-data/stepshift/manifests/formats/parquet/run-1/039ae7fdefb93696.manifest'
iam_role default
manifest
format as parquet
statupdate on;
