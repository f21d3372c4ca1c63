-- one row per measure of how well words were read
-- reads: record.voice_measure
-- parameters: none
select
    measure,
    value,
    low,
    high,
    sample_size
from record.voice_measure
