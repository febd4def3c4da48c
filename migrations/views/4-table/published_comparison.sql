-- Printed figures beside the computed ones, with a verdict
-- Grain: id
-- Rule: AP-25, C-42
-- Source: published_figure, computed_figure, published_erratum
-- Missing: computed is NULL, and the verdict `different`, where nothing computes the figure
-- Materialized: (id)
WITH
erratum AS (
  SELECT
    id,
    MAX(kind <> 'remark') AS is_error,
    MAX(corrected_value) AS corrected_value,
    MAX(corrected_percent) AS corrected_percent,
    group_concat(arithmetic, '; ') AS arithmetic
  FROM published_erratum
  GROUP BY id
),
-- The expected value is the printed one, or the correction that its own arithmetic gives.
confronted AS (
  SELECT
    figure.id,
    label,
    figure.value AS published,
    figure.percent AS published_percent,
    CASE kind WHEN 'count' THEN 1.0 * n ELSE COALESCE(computed.value, 100.0 * n / computed.denominator) END AS computed,
    computed.percent AS computed_percent,
    COALESCE(corrected_value, figure.value) AS expected,
    COALESCE(corrected_percent, figure.percent, computed.percent, 0) AS expected_percent,
    COALESCE(figure.denominator = computed.denominator, figure.denominator IS NULL) AS has_same_whole,
    power(10, decimals) AS scale,
    kind = 'value' AS is_rounded,
    COALESCE(is_error, 0) AS is_error,
    COALESCE(arithmetic || COALESCE('; ' || note, ''), note) AS note
  FROM published_figure AS figure
  LEFT JOIN computed_figure AS computed USING (id)
  LEFT JOIN erratum USING (id)
),
-- Both numbers with the decimals of the print, half up; 1e-9 for numbers without an exact binary fraction.
shown AS (
  SELECT
    id,
    CAST(computed * scale + 0.5 + 1e-9 AS INTEGER) = CAST(expected * scale + 0.5 AS INTEGER) AS is_same_number,
    is_rounded AND ABS(computed - expected) * scale <= 1 + 1e-9 AS is_near_number,
    ABS(COALESCE(computed_percent - expected_percent, 0)) AS percent_gap
  FROM confronted
)
SELECT
  id,
  label,
  published,
  computed,
  published_percent,
  computed_percent,
  CASE
    WHEN computed IS NULL OR NOT has_same_whole THEN 'different'
    WHEN is_same_number AND percent_gap < 0.05 THEN CASE WHEN is_error THEN 'erratum' ELSE 'equal' END
    WHEN (is_same_number OR is_near_number) AND percent_gap < 0.15 THEN 'rounding'
    ELSE 'different'
  END AS verdict,
  note
FROM confronted
JOIN shown USING (id)
