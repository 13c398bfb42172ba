insert into {staging} (
  {#lines columns}{it.name}{/lines}
)
{query};
