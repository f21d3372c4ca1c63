-- one row per subject that comments are about: the number by which the wide tables know it
-- reads: mart.voice_mention
-- parameters: none
select
    kind,
    subject,
    cast(row_number() over (order by kind nulls last, subject nulls last) as integer) as subject_number
from (select distinct kind, subject from mart.voice_mention) as subjects
