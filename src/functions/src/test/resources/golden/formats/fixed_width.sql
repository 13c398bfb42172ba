copy "stepshift_staging"."formats__fixed_width" (
  "id",
  "name"
)
from 's3://stepshift-data/stepshift/manifests/formats/fixed_width/run-1/dc6b6c8c6a78bda7.manifest'
iam_role default
manifest
fixedwidth 'id:10,name:40'
null as '-'
dateformat 'auto'
gzip
maxerror 5
compupdate off
statupdate on;
