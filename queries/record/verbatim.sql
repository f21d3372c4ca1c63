-- one row per answer, case or loss that holds words, with what was said beside them
-- reads: record.feedback, record.service_case, record.loss
-- parameters: none
with said as (
    select
        'answer' as said_in,
        customer_id,
        department,
        source,
        export_id,
        line,
        answered_on as said_on,
        survey,
        touchpoint,
        kind,
        (score - scale_low) / nullif(scale_high - scale_low, 0) as score_share,
        cast(null as string) as topic,
        cast(null as string) as reason,
        verbatim
    from record.feedback
    where trim(verbatim) <> ''
    union all
    select
        'case' as said_in,
        customer_id,
        department,
        source,
        export_id,
        line,
        opened_at as said_on,
        cast(null as string) as survey,
        cast(null as string) as touchpoint,
        cast(null as string) as kind,
        cast(null as double) as score_share,
        topic,
        cast(null as string) as reason,
        verbatim
    from record.service_case
    where trim(verbatim) <> ''
    union all
    select
        'loss' as said_in,
        customer_id,
        department,
        source,
        export_id,
        line,
        lost_on as said_on,
        cast(null as string) as survey,
        cast(null as string) as touchpoint,
        cast(null as string) as kind,
        cast(null as double) as score_share,
        coalesce(nullif(trim(category), ''), reason) as topic,
        reason,
        verbatim
    from record.loss
    where trim(verbatim) <> ''
),

texts as (
    select
        text,
        row_number() over (order by text nulls last) as text_id
    from (select distinct trim(verbatim) as text from said)
)

select
    row_number() over (
        order by said_in nulls last, export_id nulls last, line nulls last, source nulls last
    ) as verbatim_id,
    said_in,                                -- answer, case or loss
    customer_id,
    department,
    source,
    export_id,
    line,
    said_on,                                -- null where the export holds no date
    survey,
    touchpoint,
    kind,
    score_share,                            -- of its own scale: 0 worst, 1 best; null where nothing was scored
    nullif(trim(topic), '') as topic,       -- what the department calls it: the topic of a case, the category of a loss
    nullif(trim(reason), '') as reason,     -- why the customer left, more closely than the category
    texts.text_id,
    texts.text
from said
inner join texts on texts.text = trim(said.verbatim)
