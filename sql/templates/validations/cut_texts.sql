      select
        max("cut_texts") as observed,
        max("cut_columns") as detail
      from {staged_by}
