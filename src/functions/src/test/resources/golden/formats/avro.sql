copy "stepshift_staging"."formats__avro" (
  "id",
  "name"
)
from 's3://stepshift-data/stepshift/manifests/formats/avro/run-1/44ebc816000a10be.manifest'
iam_role default
manifest
format as avro 's3://other/it''s.jsonpaths'
maxerror 5
compupdate off
statupdate on;
