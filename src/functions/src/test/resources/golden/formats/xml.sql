copy "stepshift_staging"."formats__xml" (
  "id",
  "name"
)
from 's3://stepshift-data/stepshift/manifests/formats/xml/run-1/f4900115cfca96dc.manifest'
iam_role default
manifest
format as json 'auto ignorecase'
dateformat 'auto'
gzip
maxerror 5
compupdate off
statupdate on;
