-- Successes and trials of every proportion that gets limits: response and control rates, and the declared counts
-- Grain: item, stratum
-- Rule: AP-12, AP-25
-- Source: response_rate, proportion_count
-- Missing: a stratum without patients has trials 0
SELECT 'orr' AS item, stratum, orr_n AS successes, n AS trials
FROM response_rate
UNION
SELECT 'dcr', stratum, dcr_n, n
FROM response_rate
UNION
SELECT item, stratum, successes, trials
FROM proportion_count
