copy "stepshift_staging"."formats__by_name" (
  "id",
  "name"
)
from 's3://stepshift-data/stepshift/manifests/formats/by_name/run-1/b8ba4b5d54899719.manifest'
iam_role default
manifest
format as json 'auto'
ignoreheader 1
timeformat 'epochsecs'
gzip
maxerror 5
compupdate off
statupdate on;
