copy "stepshift_staging"."formats__avro" (
  "id",
  "name"
)
from 's3://stepshift-data/stepshift/manifests/formats/avro/run-1/983ac28efdd1261a.manifest'
iam_role default
manifest
format as avro 's3://other/it''s.jsonpaths'
maxerror 5
compupdate off
statupdate on;
