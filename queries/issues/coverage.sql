-- one row per language: comments whose issue no department named, and what came of reading them
-- reads: mart.issue_coverage
-- parameters: none
select
    language,                               -- ISO 639-1, empty where it cannot be told
    comments,
    comments_told,
    comments_on_none,                       -- read, and about no issue of the catalogue
    comments_in_other_languages,
    comments_without_words
from mart.issue_coverage
order by comments desc nulls last, language nulls last
