# Writes what R says of fixtures/subjects.csv and of some proportions and numbers, as JSON: one value a line,
# its key being view|endpoint|stratum|...|column. Those of the named sets and of the first 45 random ones are frozen in
# fixtures/reference.json; where R is installed the tests compute all of them again, and every curve (argument `all`).
# Rscript tests/statistics/reference.R tests/statistics/fixtures/subjects.csv > tests/statistics/fixtures/reference.json
suppressPackageStartupMessages(library(survival))
arguments <- commandArgs(trailingOnly = TRUE)
counted <- read.csv(arguments[1])
everyone <- counted[rep(seq_len(nrow(counted)), counted$count), ]
months <- 30.4375

cat("{\n")
cat(sprintf('"version": "%s, survival %s",\n', R.version.string, packageVersion("survival")))
cat('"calls": {
  "kaplan_meier": "f = survfit(Surv(days, event) ~ 1, conf.type =); std_error = f$std.err * f$surv",
  "survival_summary": "quantile(f, c(0, .25, .5, .75)) / 30.4375; upper limits under log: first day with upper <= level, as print(f)",
  "follow_up": "the same of Surv(days, 1 - event)",
  "restricted_mean": "summary(f, rmean = horizon)$table[c(\'rmean\', \'se(rmean)\')] / 30.4375",
  "log_rank": "survdiff(Surv(days, event) ~ subgroup); exp(coef), exp(confint) of coxph(Surv(days, event) ~ (subgroup == \'g2\'))",
  "p_value": "pchisq(chi_square, df, lower.tail = FALSE)",
  "proportion": "binom.test(x, n)$conf.int; prop.test(x, n, correct = FALSE)$conf.int",
  "fisher": "fisher.test(matrix(c(x1, n1 - x1, x2, n2 - x2), 2))$p.value",
  "number_summary": "quantile(x, type = 7), mean, sd, min, max"
},
"values": {')
separator <- "\n"
put <- function(..., value) {
  number <- if (is.na(value)) "null" else sprintf("%.17g", value)
  cat(separator, sprintf('"%s": %s', paste(..., sep = "|"), number), sep = "")
  separator <<- ",\n"
}

curve <- function(days, event, conf_type) survfit(Surv(days, event) ~ 1, conf.type = conf_type)

first_crossing <- function(fit, level) {
  below <- which(!is.na(fit$upper) & fit$upper <= level + sqrt(.Machine$double.eps))
  if (length(below) == 0) NA else fit$time[below[1]]
}

quartiles <- function(fit, conf_type) {
  q <- quantile(fit, c(0, 0.25, 0.5, 0.75))
  upper <- if (conf_type == "log") sapply(c(1, 0.75, 0.5, 0.25), first_crossing, fit = fit) else q$upper
  rbind(q$quantile, q$lower, upper)[, 2:4] / months
}

with_curve <- c("veteran", "ovarian", sprintf("set_%03d", 1:15))
endpoints <- setdiff(unique(everyone$endpoint), sprintf("set_%03d", 46:300))
if (!is.na(arguments[2]) && arguments[2] == "all") endpoints <- with_curve <- unique(everyone$endpoint)

put_stratum <- function(endpoint, stratum, days, event, common_last_day) {
  for (conf_type in c("log-log", "log")) {
    fit <- curve(days, event, conf_type)
    at <- function(i, column, value) put("kaplan_meier", endpoint, stratum, conf_type, fit$time[i], column, value = value)
    if (endpoint %in% with_curve) for (i in seq_along(fit$time)) {
      at(i, "at_risk", fit$n.risk[i])
      at(i, "events", fit$n.event[i])
      at(i, "censored", fit$n.censor[i])
      at(i, "survival", fit$surv[i])
      at(i, "std_error", if (fit$surv[i] == 0) NA else fit$std.err[i] * fit$surv[i])
      at(i, "lower_95", fit$lower[i])
      at(i, "upper_95", fit$upper[i])
    }
    summarized <- function(column, value) put("survival_summary", endpoint, stratum, conf_type, column, value = value)
    summarized("subjects", length(days))
    summarized("events", sum(event))
    q <- quartiles(fit, conf_type)
    for (j in 1:3) for (k in 1:3)
      summarized(paste0(c("q1", "median", "q3")[j], c("", "_lower_95", "_upper_95")[k]), q[k, j])
    followed <- quartiles(curve(days, 1 - event, conf_type), conf_type)
    for (k in 1:3) put("follow_up", endpoint, stratum, conf_type, paste0("median", c("", "_lower_95", "_upper_95"))[k], value = followed[k, 2])
  }
  for (horizon in c("individual", "common")) {
    last_day <- if (horizon == "common") common_last_day else max(days)
    mean <- summary(curve(days, event, "log"), rmean = last_day)$table
    put("restricted_mean", endpoint, stratum, horizon, "restricted_mean", value = mean[["rmean"]] / months)
    put("restricted_mean", endpoint, stratum, horizon, "std_error", value = mean[["se(rmean)"]] / months)
  }
}

put_comparison <- function(endpoint, comparison, set) {
  tested <- if (length(unique(set$subgroup)) > 1) tryCatch(
    suppressWarnings(survdiff(Surv(days, event) ~ subgroup, set)), error = function(e) NULL)
  column <- function(name, value) put("log_rank", endpoint, comparison, name, value = value)
  df <- if (is.null(tested) || all(tested$exp == 0)) NA else sum(tested$exp > 0) - 1
  column("chi_square", if (is.null(tested)) NA else tested$chisq)
  column("df", df)
  column("p_value", if (is.na(df)) NA else tested$pvalue)
  estimable <- comparison == "two_groups" && all(tapply(set$event, factor(set$subgroup, c("g1", "g2")), sum, default = 0) > 0)
  cox <- if (estimable) tryCatch(coxph(Surv(days, event) ~ (subgroup == "g2"), set), warning = function(w) NULL)
  estimate <- if (is.null(cox) || is.na(coef(cox))) rep(NA, 4) else summary(cox)$conf.int
  column("hazard_ratio", estimate[1])
  column("hazard_lower_95", estimate[3])
  column("hazard_upper_95", estimate[4])
}

for (endpoint in endpoints) {
  set <- everyone[everyone$endpoint == endpoint, ]
  put_stratum(endpoint, "all", set$days, set$event, max(set$days))
  for (group in sort(unique(set$subgroup))) {
    inside <- set[set$subgroup == group, ]
    put_stratum(endpoint, group, inside$days, inside$event, max(set$days))
  }
  put_comparison(endpoint, "all_groups", set)
  put_comparison(endpoint, "two_groups", set[set$subgroup %in% c("g1", "g2"), ])
}

for (df in 1:9) for (chi_square in c(0, 1e-9, 0.01, 0.5, 1, 2, 2.9, 3, 3.1, 7, 11, 12, 40, 300, 1100))
  put("p_value", chi_square, df, "p_value", value = pchisq(chi_square, df, lower.tail = FALSE))

for (n in c(1, 2, 3, 17, 41, 1000, 100000)) for (x in unique(c(0, 1, 2, round(n / 3), n - 1, n))) if (x >= 0 && x <= n) {
  exact <- binom.test(x, n)$conf.int
  score <- suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int
  put("proportion", x, n, "clopper_lower_95", value = exact[1])
  put("proportion", x, n, "clopper_upper_95", value = exact[2])
  put("proportion", x, n, "wilson_lower_95", value = score[1])
  put("proportion", x, n, "wilson_upper_95", value = score[2])
}

for (pair in list(c(6, 18, 4, 20), c(0, 5, 3, 9), c(5, 5, 0, 5), c(0, 5, 0, 5), c(3, 10, 3, 10), c(17, 18, 12, 20), c(1, 1, 0, 1),
                  c(200, 1000, 300, 1000), c(10, 900, 890, 900), c(5, 100000, 40, 100000), c(40000, 100000, 41000, 100000)))
  put("fisher", paste(pair, collapse = "|"), "p_value",
      value = fisher.test(matrix(c(pair[1], pair[2] - pair[1], pair[3], pair[4] - pair[3]), 2))$p.value)

set.seed(26)
for (n in 1:12) {
  x <- round(rnorm(n, 60, 12), n %% 3)
  number <- function(column, value) put("number_summary", n, paste(x, collapse = ";"), column, value = value)
  number("n", n)
  number("mean", mean(x))
  number("sd", sd(x))
  number("min", min(x))
  number("q1", quantile(x, 0.25, type = 7))
  number("median", median(x))
  number("q3", quantile(x, 0.75, type = 7))
  number("max", max(x))
}
cat("\n}\n}\n")
