# Writes the subjects that the statistics are tried on: four data sets of the survival package and 300 random ones.
# Rscript tests/statistics/subjects.R > tests/statistics/fixtures/subjects.csv   (R 4.2.2, survival 3.5-3)
library(survival)
set.seed(20170430)

subjects <- function(endpoint, group, days, event) {
  counted <- aggregate(count ~ group + days + event, data.frame(group = as.integer(group), days, event, count = 1L), sum)
  data.frame(endpoint, subgroup = paste0("g", counted$group), counted[c("days", "event", "count")])
}

random_kinds <- list(
  plain = function(n) list(sample(1:2, n, TRUE), ceiling(rexp(n, 1 / 400)), rbinom(n, 1, 0.7)),
  tied = function(n) list(sample(1:3, n, TRUE), sample(1:6, n, TRUE), rbinom(n, 1, 0.8)),
  empty_group = function(n) list(rep(2, n), ceiling(rexp(n, 1 / 400)), rbinom(n, 1, 0.6)),
  no_event = function(n) list(sample(1:2, n, TRUE), sample(1:90, n, TRUE), rep(0, n)),
  events_on_one_day = function(n) list(sample(1:4, n, TRUE), ifelse(seq_len(n) %% 3 == 0, 40, 30), as.integer(seq_len(n) %% 3 > 0)),
  all_die_on_one_day = function(n) list(sample(1:3, n, TRUE), rep(30, n), rep(1, n)),
  one_subject = function(n) list(sample(1:2, 1), sample(0:50, 1), rbinom(1, 1, 0.6)),
  flat_at_half = function(n) {
    half <- 2 * ceiling(n / 6)
    list(rep(1:2, half), c(sample(1:400, half), sample(500:900, half)), c(rep(1, half), rbinom(1, 1, 0.5), rep(0, half - 1)))
  },
  far_apart = function(n) list(rep(1:2, each = 5 * n), c(rep(1:5, n), rep(5:9, n)), rbinom(10 * n, 1, 0.95)),
  many_groups = function(n) list(sample(1:5, 2 * n, TRUE), ceiling(rweibull(2 * n, 1.4, 300)), rbinom(2 * n, 1, 0.7)),
  group_without_event = function(n) {
    group <- sample(1:2, n, TRUE)
    list(group, sample(0:60, n, TRUE), ifelse(group == 2, 0, rbinom(n, 1, 0.7)))
  },
  one_after_the_other = function(n) list(rep(1:2, n), rep(c(1, 100), n) + sample(0:30, 2 * n, TRUE), rep(1, 2 * n)),
  mostly_censored = function(n) list(sample(1:2, n, TRUE), sample(0:300, n, TRUE), rbinom(n, 1, 0.15)),
  lopsided = function(n) list(c(2, rep(1, 3 * n)), c(1, sample(1:900, 3 * n, TRUE)), rbinom(3 * n + 1, 1, 0.9)),
  far_censored = function(n) list(sample(1:2, 4 * n, TRUE), c(ceiling(rexp(3 * n, 1 / 100)), sample(900:2000, n)), c(rep(1, 3 * n), rep(0, n)))
)

random_set <- function(i) {
  kind <- random_kinds[[(i - 1) %% length(random_kinds) + 1]]
  columns <- kind(sample(3:30, 1))
  subjects(sprintf("set_%03d", i), columns[[1]], columns[[2]], columns[[3]])
}

deaths <- colon[colon$etype == 2, ]
everyone <- do.call(rbind, c(
  list(
    subjects("lung", lung$sex, lung$time, lung$status - 1),
    subjects("veteran", veteran$celltype, veteran$time, veteran$status),
    subjects("ovarian", ovarian$rx, ovarian$futime, ovarian$fustat),
    subjects("colon", deaths$rx, deaths$time, deaths$status),
    # p values of about 1e-100 and 1e-250
    subjects("extreme_100", rep(1:2, each = 300), c(rep(1:6, 50), rep(5:10, 50)), rep(1, 600)),
    subjects("extreme_250", rep(1:2, each = 756), c(rep(1:6, 126), rep(5:10, 126)), rep(1, 1512))
  ),
  lapply(1:300, random_set)
))
write.csv(everyone, stdout(), row.names = FALSE, quote = FALSE)
