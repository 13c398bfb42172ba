#!/bin/sh
rsql <<EOF
select 1;
EOF
