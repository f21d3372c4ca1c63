-- one row per measure of how well words were read
-- reads: mart.voice_measure
-- parameters: none
select
    measure,
    value,
    low,
    high,
    sample_size
from mart.voice_measure
order by measure nulls last
