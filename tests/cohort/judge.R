# Medians, quartiles and log-rank p values of the sample cohort, by R's survival.
# Reads rows endpoint,subgroup,days,event,rule on stdin; writes name=value lines. R 4.2.2, survival 3.5-3.
suppressPackageStartupMessages(library(survival))
rows <- read.csv(file("stdin"), stringsAsFactors = FALSE)
rows$months <- rows$days / 30.4375
say <- function(name, value) cat(name, "=", sprintf("%.12f", value), "\n", sep = "")
quantiles <- function(name, data) {
  fit <- survfit(Surv(months, event) ~ 1, data = data)
  q <- quantile(fit, probs = c(0.25, 0.5, 0.75), conf.int = FALSE)
  say(paste0(name, ".q1"), q[[1]]); say(paste0(name, ".median"), q[[2]]); say(paste0(name, ".q3"), q[[3]])
}
for (rule in unique(rows$rule)) for (endpoint in unique(rows$endpoint)) {
  data <- rows[rows$endpoint == endpoint & rows$rule == rule, ]
  name <- paste0("day", rule, ".", endpoint)
  quantiles(paste0(name, ".all"), data)
  if (endpoint == "retreatment") next
  two <- data[data$subgroup %in% c("pancreas", "gi"), ]
  for (subgroup in c("pancreas", "gi")) quantiles(paste0(name, ".", subgroup), data[data$subgroup == subgroup, ])
  test <- survdiff(Surv(months, event) ~ subgroup, data = two)
  say(paste0(name, ".p"), pchisq(test$chisq, 1, lower.tail = FALSE))
}
say("fisher.dcr", fisher.test(matrix(c(17, 3, 13, 5), 2))$p.value)
