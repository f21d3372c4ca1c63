-- one row: the company's settings and this edition's identity
-- reads: edition.company, edition.identity
-- parameters: none
select
    company.name,
    company.currency,
    company.fiscal_year_starts_in,          -- month, 1 to 12
    company.as_of,                          -- null where no export holds a date
    company.revenue_model,                  -- subscription or purchase
    company.minimum_group_size,             -- customers
    company.discount_rate,                  -- share a year
    company.gross_margin,                   -- share
    identity.edition_id,
    identity.built_at,
    identity.code_version                   -- of the code that built the edition
from edition.company
cross join edition.identity
