copy "stepshift_staging"."formats__by_path" (
  "id",
  "name"
)
from 's3://stepshift-data/stepshift/manifests/formats/by_path/run-1/42146128e0222860.manifest'
iam_role default
manifest
format as json 's3://stepshift-data/paths/by_path.jsonpaths'
gzip
maxerror 5
compupdate off
statupdate on;
