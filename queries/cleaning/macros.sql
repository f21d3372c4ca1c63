-- one row per nothing: the words that the cleaning statements are written in, loaded once per connection
-- reads: nothing
-- parameters: none
-- Lists of words are texts: DuckDB makes a join of every longer "in", and runs it where no row needs it.
-- What costs stands within a case: the arms of "and" and "or" may run in any order, on every row.
create or replace temp macro is_one_of(word, words) as
    contains(words, '|' || word || '|');

-- ---------------------------------------------------------------- text
-- Blanks of every kind around a cell are no part of it. Most cells have none, and a look at both ends is cheap.
create or replace temp macro trimmed(cell) as
    nullif(trim(cell, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(8199) || chr(8239) || chr(65279)), '');

create or replace temp macro text_of(cell) as
    case
        when cell between '!' and '~' and cell[-1] between '!' and '~' then cell
        else trimmed(cell)
    end;

create or replace temp macro begins_like_error(said) as
    said >= '#' and said < '$';

create or replace temp macro is_error_cell(said) as
    case
        when begins_like_error(said)
            then is_one_of(said, '|#N/A|#NV|#REF!|#BEZUG!|#VALUE!|#WERT!|#DIV/0!|#NAME?|#NUM!|#ZAHL!|#NULL!|')
        else false
    end;

create or replace temp macro sound_text(said) as
    case when not is_error_cell(said) then said end;

-- The texts that a source declares to stand for no value, whatever their case.
create or replace temp macro unless_missing(said, missing) as
    case when not coalesce(list_contains(missing, lower(said)), false) then said end;

-- The words by which an export says "no number" or "no day" in a cell that ought to hold one.
create or replace temp macro is_placeholder(said) as
    is_one_of(lower(said), '|-|-' || '-|–|—|n/a|na|n.a.|null|none|nil|nan|k.a.|(blank)|');

-- What the export says for this label: exactly, or but for its case; '' stands for "no answer"; other text stays.
create or replace temp macro labelled(said, exact, lowered) as
    nullif(coalesce(exact[said], lowered[lower(said)], said), '');

-- ---------------------------------------------------------------- which decimal mark a number shows
create or replace temp macro mark_shown_alone(bare, sign, other) as
    case
        when length(bare) - length(replace(bare, sign, '')) > 1 then other
        when length(bare) - strpos(bare, sign) <> 3 then sign
        when strpos(bare, sign) not between 2 and 4 or starts_with(bare, '0') then sign
        else '?' || sign
    end;

create or replace temp macro only_digits_between(said) as
    case
        when unicode(said) between 48 and 57 and unicode(said[-1]) between 48 and 57 then said
        else regexp_extract(said, '\d[\d.,]*|[.,]\d+')
    end;

-- ',' or '.' where the number tells it; '?,' or '?.' for 1,234 or 1.234, which may be either.
-- A macro is text put in for text: what a step uses several times is reckoned once, as the element of a list, so that
-- three steps do not multiply to a hundred copies that take a third of a second to plan.
create or replace temp macro mark_shown(said) as
    case
        when not contains(said, ',') and not contains(said, '.') then null
        -- One or two digits behind the mark are decimals: nearly all numbers that have any.
        when said[-3] = '.' and unicode(said[-1]) between 48 and 57 then '.'
        when said[-3] = ',' and unicode(said[-1]) between 48 and 57 then ','
        when contains(said, ',') and contains(said, '.')
            then case when strpos(reverse(said), ',') < strpos(reverse(said), '.') then ',' else '.' end
        when contains(said, ',') then list_transform([only_digits_between(said)], lambda bare: mark_shown_alone(bare, ',', '.'))[1]
        else list_transform([only_digits_between(said)], lambda bare: mark_shown_alone(bare, '.', ','))[1]
    end;

-- ---------------------------------------------------------------- numbers
-- Digits and marks of other scripts as plain ones.
create or replace temp macro in_plain_signs(said) as
    translate(said, '−０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹，．٬٫－', '-012345678901234567890123456789,.,.-');

-- A currency's code, which stands first or last; but for a sign, a blank or a digit nothing stands beside it.
create or replace temp macro without_code(said) as
    regexp_replace(said, '(^|[^A-Za-z])[A-Z]{3}($|[^A-Za-z])', '\1\2');

create or replace temp macro without_currency(said) as
    regexp_replace(without_code(said), '[A-Z]{0,3}\$[A-Z]{0,2}|[€£¥₹₽₺₩₪₫₦฿%]|zł|Kč|kr\.?|Kr\.?|Rs\.?|Fr\.|Ft|lei|руб\.?', '', 'g');

-- Blanks and apostrophes part thousands, or stand around the number; "12 34" are two numbers.
create or replace temp macro without_gaps(bare) as
    case
        when regexp_matches(bare, '\d[\s\x{00a0}\x{2009}\x{202f}''’`]+\d')
            and not regexp_matches(bare, '^\D*\d{1,3}([\s\x{00a0}\x{2009}\x{202f}''’`]\d{2,3})*[\s\x{00a0}\x{2009}\x{202f}''’`]\d{3}([.,]\d*)?\D*$')
            then null
        else regexp_replace(bare, '[\s\x{00a0}\x{2009}\x{202f}''’`]', '', 'g')
    end;

create or replace temp macro with_leading_minus(bare) as
    case
        when starts_with(bare, '(') and ends_with(bare, ')') then '-' || bare[2:-2]
        -- Swiss prices end in ".-" for "no cents"; elsewhere a minus behind a number is its sign.
        when regexp_matches(bare, '[.,:][-–—]+$') then regexp_replace(bare, '[.,:][-–—]+$', '')
        when ends_with(bare, '-') then '-' || bare[:-2]
        else bare
    end;

create or replace temp macro with_dot(bare, mark) as
    case
        when mark = ',' and regexp_full_match(bare, '[-+]?(\d{1,3}(\.\d{2,3})*\.\d{3}|\d*)(,\d*)?([eE][-+]?\d+)?') then replace(replace(bare, '.', ''), ',', '.')
        when mark <> ',' and regexp_full_match(bare, '[-+]?(\d{1,3}(,\d{2,3})*,\d{3}|\d*)(\.\d*)?([eE][-+]?\d+)?') then replace(bare, ',', '')
    end;

create or replace temp macro spelled_number(said, mark) as
    list_transform(
        list_transform(
            list_transform([without_currency(in_plain_signs(said))], lambda raw: without_gaps(raw)),
            lambda bare: with_leading_minus(bare)
        ),
        lambda signed: try_cast(with_dot(signed, mark) as double)
    )[1];

-- Where each number tells its own mark: 1.234, which shows none, is not read.
create or replace temp macro number_by_mark(said, shown) as
    case
        when starts_with(shown, '?') then null
        else spelled_number(said, coalesce(shown, '.'))
    end;

create or replace temp macro finite(number) as
    case when isfinite(number) then number end;

-- Plain numbers, which nearly all are, are cast as they stand; the rest is taken apart.
create or replace temp macro plain_number(said, mark) as
    case
        when mark = '.' then said
        when contains(said, '.') then null
        when mark = ',' then replace(said, ',', '.')
        when contains(said, ',') then null
        else said
    end;

create or replace temp macro number_of(said, mark) as
    coalesce(
        finite(try_cast(plain_number(said, mark) as double)),
        case
            when said is not null
                then list_transform([case when mark = '?' then mark_shown(said) else mark end], lambda shown: number_by_mark(said, shown))[1]
        end
    );

-- ---------------------------------------------------------------- days
-- A day without the time that follows it; stamps of 14 digits are a day and a time as well.
create or replace temp macro day_part(said) as
    case
        when length(said) <= 10 then said
        when length(said) = 14 and regexp_full_match(said, '(19|20|21)\d{12}') then left(said, 8)
        else regexp_replace(said, ',?(\s+|T)\d{1,2}[:.h]\d{2}.*$', '')
    end;

create or replace temp macro day_of_serial(said) as
    case when regexp_full_match(said, '\d{5}(\.\d+)?') then date '1899-12-30' + cast(floor(cast(said as double)) as integer) end;

create or replace temp macro day_of_serial1904(said) as
    case when regexp_full_match(said, '\d{5}(\.\d+)?') then date '1904-01-01' + cast(floor(cast(said as double)) as integer) end;

-- Seconds and milliseconds since 1970, by the day that it was in London.
create or replace temp macro day_of_unix(said) as
    case when regexp_full_match(said, '\d{9,10}(\.\d+)?') then cast(make_timestamp(cast(floor(cast(said as double)) as bigint) * 1000000) as date) end;

create or replace temp macro day_of_unix_ms(said) as
    case when regexp_full_match(said, '\d{12,13}') then cast(make_timestamp(cast(said as bigint) * 1000) as date) end;

create or replace temp macro day_of_number(said, form) as
    case form
        when 'serial' then day_of_serial(said)
        when 'serial1904' then day_of_serial1904(said)
        when 'unix' then day_of_unix(said)
        when 'unix_ms' then day_of_unix_ms(said)
    end;

create or replace temp macro day_by_format(said, formats) as
    coalesce(
        cast(try_strptime(day_part(said), formats) as date),
        case when is_one_of(formats[-1], '|serial|serial1904|unix|unix_ms|') then day_of_number(said, formats[-1]) end
    );

-- cleaning/days_told puts others in the place of these two where formats alone cannot tell.
create or replace temp macro day_of(said, formats) as
    day_by_format(said, formats);

create or replace temp macro is_open_day(said, formats) as
    false;

-- A year of two digits that would lie ahead of today was meant in the century before; before 1900 lie typing mistakes.
create or replace temp macro in_its_century(read, said, today) as
    case
        when read between date '1900-01-01' and today then read
        when read > today + 1 and not regexp_matches(said, '\d{4}') then cast(read - interval 100 year as date)
        when read >= date '1900-01-01' then read
    end;

-- The day of something that has happened.
create or replace temp macro past(read, today) as
    case when read <= today + 1 then read end;

create or replace temp macro month_of(read) as
    cast(date_trunc('month', read) as date);

-- ---------------------------------------------------------------- yes and no
create or replace temp macro truth_in_words(said) as
    case
        when is_one_of(lower(said), '|yes|y|true|t|1|ja|j|wahr|oui|si|sí|x|✓|✔|checked|1.0|') then true
        when is_one_of(lower(said), '|no|n|false|f|0|nein|falsch|non|✗|unchecked|0.0|') then false
    end;

create or replace temp macro truth_of(said) as
    coalesce(try_cast(said as boolean), truth_in_words(said));

-- ---------------------------------------------------------------- what is wrong with a cell
-- A flaw is one text of four parts, since nearly every row has none and a null text costs nothing to keep.
create or replace temp macro flaw(column_name, said, reason, suggestion) as
    column_name || chr(31) || reason || chr(31) || suggestion || chr(31) || coalesce(left(said, 200), '');

create or replace temp macro part_of_flaw(flaw, part) as
    nullif(split_part(flaw, chr(31), part), '');

create or replace temp macro flaws_in(flaws) as
    string_split(flaws, chr(30));

create or replace temp macro error_cell(column_name, said) as
    case when is_error_cell(said) then flaw(column_name, said, 'an error of the spreadsheet', 'Mend the formula in the export.') end;

create or replace temp macro is_unread(said, read) as
    case when read is null and said is not null then not is_placeholder(said) else false end;

create or replace temp macro why_no_number(column_name, said, mark) as
    case
        when mark = '?' and starts_with(mark_shown(said), '?') then flaw(
            column_name, said, 'thousands or decimals cannot be told',
            'Declare decimal = "." or decimal = "," for this source in sources.toml.'
        )
        when regexp_matches(lower(said), '\d\s*(k|m|b|t|mn|bn|mio|mrd|tsd|tds)\.?\W*$') then flaw(
            column_name, said, 'not a number', 'Write the number in full: 12000 rather than 12k.'
        )
        else flaw(
            column_name, said, 'not a number',
            case when mark = '?' then 'Write digits, with one decimal mark.' when mark = ',' then 'Numbers of this column have a decimal comma, as in 1.234,56.' else 'Numbers of this column have a decimal point, as in 1,234.56.' end
        )
    end;

create or replace temp macro bad_number(column_name, said, read, mark) as
    case when is_unread(said, read) then why_no_number(column_name, said, mark) end;

create or replace temp macro in_letters(formats) as
    replace(replace(replace(replace(replace(replace(regexp_replace(formats, ' or told \w+$', ''), '%d', 'dd'), '%m', 'mm'), '%Y', 'yyyy'), '%y', 'yy'), '%b', 'mmm'), '%B', 'mmmm');

create or replace temp macro why_no_day(column_name, said, formats) as
    case
        when is_open_day(said, formats) then flaw(
            column_name, said, 'day or month first cannot be told',
            'Declare dates = "dmy" or dates = "mdy" for this source in sources.toml.'
        )
        else flaw(
            column_name, said, 'not a day that there is',
            'Days of this column read ' || in_letters(array_to_string(formats, ' or ')) || '.'
        )
    end;

create or replace temp macro bad_day(column_name, said, read, formats) as
    case when is_unread(said, read) then why_no_day(column_name, said, formats) end;

create or replace temp macro bad_past_day(column_name, said, read, formats, today) as
    case
        when read > today + 1 then flaw(column_name, said, 'in the future', 'It was to have happened by ' || today || '.')
        else bad_day(column_name, said, read, formats)
    end;

create or replace temp macro bad_truth(column_name, said, read) as
    case when is_unread(said, read) then flaw(column_name, said, 'neither yes nor no', 'Write yes or no, true or false, 1 or 0.') end;

create or replace temp macro flaws_found(flaws) as
    nullif(array_to_string(list_filter(flaws, lambda each: each is not null), chr(30)), '');

-- ---------------------------------------------------------------- what makes a whole row unfit
create or replace temp macro says_nothing(said) as
    case
        when said is null then true
        when begins_like_error(said) then is_error_cell(said)
        when strlen(said) <= 7 then is_one_of(lower(said), '|-|-' || '-|–|—|n/a|n.a.|null|(blank)|?|')
        else false
    end;

-- A number or a day that is needed cannot be "n/a" either.
create or replace temp macro unless_placeholder(said) as
    case when not is_placeholder(said) then said end;

create or replace temp macro lacking(column_name, said) as
    case
        when says_nothing(said) then flaw(
            column_name, said, 'no ' || replace(column_name, '_', ' '), 'Fill the cell: the row means nothing without it.'
        )
    end;

-- The currency that the cells of the row name, by code or by sign; null where they name none.
create or replace temp macro names_currency(said) as
    unicode(said[-1]) not between 41 and 57 or unicode(said) not between 40 and 57;

-- A sign that several currencies share is told as it is written.
create or replace temp macro currency_of_dollars(before) as
    case before
        when 'US' then 'USD' when 'R' then 'BRL' when 'A' then 'AUD' when 'AU' then 'AUD' when 'C' then 'CAD' when 'CA' then 'CAD'
        when 'NZ' then 'NZD' when 'HK' then 'HKD' when 'S' then 'SGD' when 'NT' then 'TWD' when 'MX' then 'MXN' else '$'
    end;

create or replace temp macro currency_in(said) as
    case
        when not names_currency(said) then null
        when contains(said, '$') then currency_of_dollars(coalesce(nullif(regexp_extract(said, '([A-Z]{1,3})\$', 1), ''), regexp_extract(said, '\$([A-Z]{1,2})', 1)))
        when contains(said, '€') then 'EUR'
        when contains(said, '£') then 'GBP'
        when contains(said, '₹') then 'INR'
        when contains(said, '¥') then '¥'
        when contains(said, 'zł') then 'PLN'
        when contains(said, 'Kč') then 'CZK'
        when regexp_matches(said, '[₽₺₩₪₫₦฿]') then regexp_extract(said, '[₽₺₩₪₫₦฿]')
        when regexp_matches(said, '(^|[^A-Za-z])[Kk]r($|[^A-Za-z])') then 'kr'
        when regexp_matches(said, '(^|[^A-Za-z])Rs($|[^A-Za-z])') then 'Rs'
        when regexp_matches(said, '(^|[^A-Za-z])Fr\.') then 'CHF'
        when regexp_matches(said, '(^|[^A-Za-z])Ft($|[^A-Za-z])') then 'HUF'
        when regexp_matches(said, '(^|[^A-Za-z])lei($|[^A-Za-z])') then 'RON'
        when contains(said, 'руб') then 'RUB'
        else nullif(regexp_extract(said, '(?:^|[^A-Za-z])([A-Z]{3})(?:$|[^A-Za-z])', 1), '')
    end;

create or replace temp macro shares_sign(code, company) as
    case code
        when '$' then is_one_of(company, '|USD|CAD|AUD|NZD|SGD|HKD|MXN|TWD|CLP|COP|ARS|')
        when '¥' then is_one_of(company, '|JPY|CNY|')
        when 'kr' then is_one_of(company, '|SEK|NOK|DKK|ISK|')
        when 'Rs' then is_one_of(company, '|INR|PKR|LKR|NPR|MUR|')
        when '₽' then company = 'RUB'
        when '₺' then company = 'TRY'
        when '₩' then company = 'KRW'
        when '₪' then company = 'ILS'
        when '₫' then company = 'VND'
        when '₦' then company = 'NGN'
        when '฿' then company = 'THB'
        else false
    end;

create or replace temp macro currency_flaw(code, company) as
    case
        when upper(code) = company then null
        when shares_sign(code, company) then null
        when code is not null then flaw(
            'currency', code, 'in another currency than the company''s',
            'The company counts in ' || company || ': convert the amount, or leave the row out.'
        )
    end;

-- What a cell names is reckoned once, as the element of a list; see spelled_number.
create or replace temp macro foreign_currency(code, company) as
    list_transform([code], lambda named: currency_flaw(named, company))[1];


-- ---------------------------------------------------------------- answers to a survey
-- The scales that each kind of question usually has, where the source declares none.
create or replace temp macro usual_scale_low(kind) as
    case kind when 'nps' then 0 when 'csat' then 1 when 'ces' then 1 when 'rating' then 1 end;

create or replace temp macro usual_scale_high(kind) as
    case kind when 'nps' then 10 when 'csat' then 5 when 'ces' then 7 when 'rating' then 5 end;

create or replace temp macro is_off_scale(score, lowest, highest) as
    coalesce(score < lowest, false) or coalesce(score > highest, false);

create or replace temp macro plain(number) as
    case when number = trunc(number) then cast(cast(number as bigint) as varchar) else cast(number as varchar) end;

create or replace temp macro bad_score(said, read, lowest, highest, mark) as
    case
        when is_off_scale(read, lowest, highest) then flaw(
            'score', said, 'a score off its scale', 'The scale runs from ' || plain(lowest) || ' to ' || plain(highest) || '.'
            || case when regexp_full_match(said, '-[789]|-?[789]{2,}') then ' Where it stands for no answer, declare missing = ["' || said || '"].' else '' end
        )
        when is_unread(said, read) and not regexp_matches(said, '\d') then flaw(
            'score', said, 'not a number', 'Declare in [source.values.score] the number that this answer stands for.'
        )
        else bad_number('score', said, read, mark)
    end;

create or replace temp macro is_known_kind(kind) as
    is_one_of(kind, '|nps|csat|ces|rating|text|');

create or replace temp macro unknown_kind(said, kind) as
    case
        when is_known_kind(kind) then null
        else flaw('kind', said, 'an unknown kind of answer', 'One of nps, csat, ces, rating, text.')
    end;
