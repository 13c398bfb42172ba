{! The columns of pipeline.yaml that the target or the journal lacks, has with another type, or has
   under the name before. !}
    select compared.relation, compared.name, compared.type, compared.not_null, compared.length, compared.change,
      compared.actual_name, compared.actual_type, compared.actual_size
    from (
      select place.relation, wanted.name, wanted.type, wanted.not_null, wanted.length,
        actual.column_name as actual_name, actual.data_type as actual_type,
        coalesce(actual.character_maximum_length, actual.numeric_precision) as actual_size,
        case
          when wanted.data_type <> '' and (
            actual.data_type <> wanted.data_type
            or actual.character_maximum_length < wanted.length
            or actual.numeric_precision < wanted.digits
            or (wanted.digits is not null and actual.numeric_scale <> wanted.scale)
          ) then wanted.change
          else 'keep'
        end as change
      from (
{#for column in followed}
{#if column_index}
        select {column.text}, '{column.type}', {column.not_null}, {column.change}, {column.data_type}, {column.length}, {column.precision}, {column.scale}
{#else}
        select cast({column.text} as varchar(127)) as name, cast('{column.type}' as varchar(64)) as type,
          {column.not_null} as not_null, cast({column.change} as varchar(8)) as change,
          cast({column.data_type} as varchar(64)) as data_type, cast({column.length} as integer) as length,
          cast({column.precision} as integer) as digits, cast({column.scale} as integer) as scale
{/if}
{#if column_hasNext}
        union all
{/if}
{/for}
      ) as wanted
      cross join (
{#include copy/places.sql /}
      ) as place
      left join svv_columns as actual
        on actual.table_schema = place.table_schema
        and actual.table_name = place.table_name
        and (actual.column_name = wanted.name{#for column in known.renamed} or (actual.column_name = {column.former_text} and wanted.name = {column.text}){/for})
    ) as compared
    where compared.actual_name is null or compared.change <> 'keep' or compared.actual_name <> compared.name
