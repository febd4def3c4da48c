# Writes the subjects that the imputation bounds are tried on: days known exactly or by their month, invented.
# Rscript tests/statistics/bounds-subjects.R > tests/statistics/fixtures/bounds.csv   (R 4.2.2)
set.seed(20170501)

first_of_month <- function(day) as.Date(format(day, "%Y-%m-01"))
last_of_month <- function(day) first_of_month(first_of_month(day) + 31) - 1

# A day known by its month is the 15th, and may be any day of it
partial <- function(day, share) {
  is_partial <- runif(length(day)) < share
  data.frame(
    value = as.Date(ifelse(is_partial, first_of_month(day) + 14, day), origin = "1970-01-01"),
    earliest = as.Date(ifelse(is_partial, first_of_month(day), day), origin = "1970-01-01"),
    latest = as.Date(ifelse(is_partial, last_of_month(day), day), origin = "1970-01-01")
  )
}

subjects <- function(endpoint, group, days, event, share) {
  started <- as.Date("2012-01-01") + sample(0:900, length(group), TRUE)
  start <- partial(started, share)
  end <- partial(started + days, share)
  data.frame(endpoint, subgroup = paste0("g", group),
             start_value = start$value, start_earliest = start$earliest, start_latest = start$latest,
             end_value = pmax(end$value, start$value), end_earliest = end$earliest, end_latest = end$latest, event)
}

everyone <- rbind(
  subjects("half_known", sample(1:3, 60, TRUE), ceiling(rexp(60, 1 / 300)), rbinom(60, 1, 0.7), 0.5),
  subjects("all_by_month", rep(1:2, 20), ceiling(rexp(40, 1 / c(200, 320))), rbinom(40, 1, 0.8), 1),
  subjects("all_exact", rep(1:2, 12), ceiling(rexp(24, 1 / 250)), rbinom(24, 1, 0.8), 0),
  # Most times are 0 days when they are shortest: ties, and days that AP-9 stops at 0
  subjects("within_a_month", rep(1:2, 15), sample(0:25, 30, TRUE), rbinom(30, 1, 0.9), 0.8),
  # One group has its events after the other: no finite hazard ratio unless the groups come closer
  subjects("one_after_the_other", rep(1:2, each = 8), rep(c(60, 100), each = 8) + sample(0:15, 16, TRUE), rep(1, 16), 1),
  subjects("no_event_in_a_group", rep(1:2, each = 6), ceiling(rexp(12, 1 / 200)), rep(c(1, 0), each = 6), 0.6),
  subjects("one_group", rep(2, 9), ceiling(rexp(9, 1 / 200)), rbinom(9, 1, 0.7), 0.6)
)
write.csv(everyone, stdout(), row.names = FALSE, quote = FALSE)
