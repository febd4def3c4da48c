# Step coordinates of Kaplan-Meier curves, by R's survival. R 4.2.2, survival 3.5-3.
# Reads rows endpoint,stratum,days,event on stdin; writes endpoint,stratum,months,surv,lower,upper (log-log limits), and
# the number at risk every 12 months. Rscript tests/report/curve.R < rows.csv > tests/report/curve.csv
suppressPackageStartupMessages(library(survival))
rows <- read.csv(file("stdin"), stringsAsFactors = FALSE)
rows$months <- rows$days / 30.4375
cat("kind,endpoint,stratum,months,survival,lower,upper,at_risk\n")
for (endpoint in sort(unique(rows$endpoint))) for (stratum in c("all", "pancreas", "gi", "other")) {
  data <- rows[rows$endpoint == endpoint & (stratum == "all" | rows$stratum == stratum), ]
  if (nrow(data) == 0) next
  fit <- survfit(Surv(months, event) ~ 1, data = data, conf.type = "log-log")
  cat(sprintf("step,%s,%s,%.9f,%.9f,%.9f,%.9f,\n", endpoint, stratum, fit$time, fit$surv, fit$lower, fit$upper), sep = "")
  for (tick in seq(0, 120, 12)) cat(sprintf("risk,%s,%s,%d,,,,%d\n", endpoint, stratum, tick, sum(data$months >= tick)), sep = "")
}
