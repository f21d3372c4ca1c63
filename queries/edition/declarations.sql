-- one row per file that declares the workspace, as it was when the edition was built
-- reads: edition.declaration
-- parameters: none
select
    file,
    sha256
from edition.declaration
order by file nulls last
