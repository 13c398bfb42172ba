{! The entries with the number of the version that they belong to: one that says something else than
   the entry before it begins the next. !}
  select
    entry.*,
    sum(
      case
        when "stepshift_gone" and "stepshift_gone_before" then 0
        when
          not "stepshift_gone"
          and not "stepshift_gone_before"
{#for name in compare}
          and {#same}{name}{#as}"stepshift_before_{name_count}"{/same}
{/for}
          then 0
        else 1
      end
    ) over (
      partition by {#list key}{it}{/list} order by "stepshift_effective" rows unbounded preceding
    ) as "stepshift_version"
  from stepshift_entries as entry
