-- one row per nothing: days that formats alone cannot read, looked up in what was told of them
-- reads: landing.day_told
-- parameters: none
-- Loaded after cleaning/macros, and only where a column needs it. The last format, "told COLUMN", names the column.
create or replace temp macro day_of(said, formats) as
    coalesce(
        day_by_format(said, formats),
        case
            when starts_with(formats[-1], 'told ')
                then (select any_value(told.day) from landing.day_told as told where told.told_for = formats[-1] and told.said = day_part(said))
        end
    );

create or replace temp macro is_open_day(said, formats) as
    exists (select 1 from landing.day_told as told where told.told_for = formats[-1] and told.said = day_part(said) and told.day is null);
