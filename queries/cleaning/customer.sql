-- one row per row of the exports of a source that fills customer: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: became_customer_on_days, today
with typed as (
    select
        cells.*,
        day_of(became_customer_on, $became_customer_on_days) as became_customer_on_told
    from landing.canonical as cells
),

dated as (
    select
        typed.*,
        in_its_century(became_customer_on_told, became_customer_on, $today) as became_customer_on_read
    from typed
),

looked_at as (
    select
        dated.*,
        says_nothing(customer) as is_unfit,
        begins_like_error(name)
            or begins_like_error(segment)
            or begins_like_error(region)
            or begins_like_error(industry)
            or begins_like_error(plan)
            or begins_like_error(channel)
            or begins_like_error(tier)
            or is_unread(became_customer_on, past(became_customer_on_read, $today))
            or begins_like_error(status) as is_suspect
    from dated
)

select
    export_id,
    line,
    customer as customer_key,
    customer_name,
    attributes,
    row_key,
    sound_text(name) as name,
    sound_text(segment) as segment,
    sound_text(region) as region,
    sound_text(industry) as industry,
    sound_text(plan) as plan,
    sound_text(channel) as channel,
    sound_text(tier) as tier,
    past(became_customer_on_read, $today) as became_customer_on,
    sound_text(status) as status,
    case when is_unfit then lacking('customer', customer) end as refusal,
    case
        when is_suspect then flaws_found([
            error_cell('name', name),
            error_cell('segment', segment),
            error_cell('region', region),
            error_cell('industry', industry),
            error_cell('plan', plan),
            error_cell('channel', channel),
            error_cell('tier', tier),
            bad_past_day('became_customer_on', became_customer_on, became_customer_on_read, $became_customer_on_days, $today),
            error_cell('status', status)
        ])
    end as flaws
from looked_at
