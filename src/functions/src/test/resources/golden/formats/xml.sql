copy "stepshift_staging"."formats__xml" (
  "id",
  "name"
)
from 's3://stepshift-data/stepshift/manifests/formats/xml/run-1/5d1dff70c1358aed.manifest'
iam_role default
manifest
format as json 'auto ignorecase'
dateformat 'auto'
gzip
maxerror 5
compupdate off
statupdate on;
