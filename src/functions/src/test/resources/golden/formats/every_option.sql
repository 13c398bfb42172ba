copy "stepshift_staging"."formats__every_option" (
  "id",
  "name",
  "code",
  "day"
)
from 's3://stepshift-data/stepshift/manifests/formats/every_option/run-1/f81b5a1b5742bc6a.manifest'
iam_role default
manifest
delimiter ';'
null as '-'
dateformat 'YYYY-MM-DD'
gzip
encoding utf16
acceptinvchars '?'
escape
removequotes
emptyasnull
blanksasnull
trimblanks
truncatecolumns
fillrecord
ignoreblanklines
acceptanydate
roundec
maxerror 5
compupdate off
statupdate on;

update "stepshift"."staged_formats__every_option"
set
  "cut_texts" = counted.c0 + counted.c1,
  "cut_columns" =
    case when counted.c0 > 0 then 'name: ' || cast(counted.c0 as varchar(20)) || ', ' else '' end ||
    case when counted.c1 > 0 then 'code: ' || cast(counted.c1 as varchar(20)) || ', ' else '' end
from (
  select
    count(case when octet_length("name") > 40 then 1 end) as c0,
    count(case when len("code") > 3 then 1 end) as c1
  from "stepshift_staging"."formats__every_option"
) as counted
where "execution" = 'arn:aws:states:run-1';

update "stepshift_staging"."formats__every_option"
set
  "name" =
    case
      when octet_length("name") <= 40 then "name"
      when octet_length(left("name", len("name") - 1)) <= 40 then left("name", len("name") - 1)
      when octet_length(left("name", len("name") - 2)) <= 40 then left("name", len("name") - 2)
      when octet_length(left("name", len("name") - 3)) <= 40 then left("name", len("name") - 3)
      else left("name", len("name") - 4)
    end,
  "code" = left("code", 3)
where
  octet_length("name") > 40
  or len("code") > 3;
