copy "stepshift_staging"."formats__in_any_case" (
  "id",
  "name"
)
from 's3://stepshift-data/stepshift/manifests/formats/in_any_case/run-1/f76f41d9df104179.manifest'
iam_role default
manifest
format as json 'auto ignorecase'
lzop
maxerror 5
compupdate off
statupdate on;
