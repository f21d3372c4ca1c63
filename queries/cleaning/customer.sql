-- one row per row of the exports of a source that fills customer: typed, with what is wrong with it
-- reads: landing.canonical
-- parameters: became_customer_on_days, today
with typed as (
    select
        *,
        day_of(became_customer_on, $became_customer_on_days, $today) as became_customer_on_read
    from landing.canonical
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
    lacking('customer', customer) as refusal,
    flaws_found([
        error_cell('name', name),
        error_cell('segment', segment),
        error_cell('region', region),
        error_cell('industry', industry),
        error_cell('plan', plan),
        error_cell('channel', channel),
        error_cell('tier', tier),
        bad_past_day('became_customer_on', became_customer_on, became_customer_on_read, $became_customer_on_days, $today),
        error_cell('status', status)
    ]) as flaws
from typed
