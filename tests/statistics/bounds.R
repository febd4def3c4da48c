# Writes what R says of medians, p values and hazard ratios with the imputed days at the ends of what they can be, as JSON:
# one value a line, its key being imputation_bounds|endpoint|subject|statistic|scenario.
# Rscript tests/statistics/bounds.R tests/statistics/fixtures/bounds.csv > tests/statistics/fixtures/bounds.json
suppressPackageStartupMessages(library(survival))
everyone <- read.csv(commandArgs(trailingOnly = TRUE)[1])
date_columns <- grep("^(start|end)_", names(everyone))
everyone[date_columns] <- lapply(everyone[date_columns], as.Date)
months <- 30.4375

cat("{\n")
cat(sprintf('"version": "%s, survival %s",\n', R.version.string, packageVersion("survival")))
cat('"calls": {
  "days": "pmax(0, end - start), start and end of the scenario (g1_short_g2_long: start_latest, end_earliest in g1, start_earliest, end_latest in g2)",
  "median": "quantile(survfit(Surv(days, event) ~ 1, conf.type = \'log-log\'), c(0, .25, .5, .75))$quantile[3] / 30.4375",
  "p_value": "survdiff(Surv(days, event) ~ subgroup)$pvalue",
  "hazard_ratio": "exp(coef(coxph(Surv(days, event) ~ (subgroup == \'g2\'))))"
},
"values": {')
separator <- "\n"
put <- function(..., value) {
  number <- if (is.na(value)) "null" else sprintf("%.17g", value)
  cat(separator, sprintf('"%s": %s', paste("imputation_bounds", ..., sep = "|"), number), sep = "")
  separator <<- ",\n"
}

between <- function(start, end) pmax(0, as.integer(end - start))
days_of <- list(
  imputed = function(set) between(set$start_value, set$end_value),
  earliest = function(set) between(set$start_earliest, set$end_earliest),
  latest = function(set) between(set$start_latest, set$end_latest),
  start_early_end_late = function(set) between(set$start_earliest, set$end_latest),
  start_late_end_early = function(set) between(set$start_latest, set$end_earliest)
)
apart <- function(short_group) function(set)
  ifelse(set$subgroup == short_group, days_of$start_late_end_early(set), days_of$start_early_end_late(set))
days_apart <- list(g1_short_g2_long = apart("g1"), g2_short_g1_long = apart("g2"))

put_median <- function(set, endpoint, stratum, scenario) {
  fit <- survfit(Surv(days_of[[scenario]](set), set$event) ~ 1, conf.type = "log-log")
  put(endpoint, stratum, "median", scenario, value = quantile(fit, c(0, 0.25, 0.5, 0.75))$quantile[[3]] / months)
}

put_p_value <- function(set, endpoint, comparison, scenario) {
  tested <- if (length(unique(set$subgroup)) > 1) tryCatch(
    suppressWarnings(survdiff(Surv(days, event) ~ subgroup, set)), error = function(e) NULL)
  impossible <- is.null(tested) || all(tested$exp == 0)
  put(endpoint, comparison, "p_value", scenario, value = if (impossible) NA else tested$pvalue)
}

put_hazard_ratio <- function(set, endpoint, scenario) {
  estimable <- all(tapply(set$event, factor(set$subgroup, c("g1", "g2")), sum, default = 0) > 0)
  cox <- if (estimable) tryCatch(coxph(Surv(days, event) ~ (subgroup == "g2"), set), warning = function(w) NULL)
  put(endpoint, "two_groups", "hazard_ratio", scenario, value = if (is.null(cox)) NA else exp(coef(cox)[[1]]))
}

for (endpoint in unique(everyone$endpoint)) {
  set <- everyone[everyone$endpoint == endpoint, ]
  pair <- set[set$subgroup %in% c("g1", "g2"), ]
  for (scenario in names(days_of)) {
    put_median(set, endpoint, "all", scenario)
    for (group in sort(unique(set$subgroup))) put_median(set[set$subgroup == group, ], endpoint, group, scenario)
    put_p_value(transform(set, days = days_of[[scenario]](set)), endpoint, "all_groups", scenario)
  }
  scenarios <- c(days_of, days_apart)
  for (scenario in names(scenarios)) {
    moved <- transform(pair, days = scenarios[[scenario]](pair))
    put_p_value(moved, endpoint, "two_groups", scenario)
    put_hazard_ratio(moved, endpoint, scenario)
  }
}
cat("\n}\n}\n")
