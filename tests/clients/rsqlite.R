# Every table and view of the published file, read whole with RSQLite: a warning, such as one about mixed types in a
# column, is a failure. Prints the slowest.
library(DBI)
file <- commandArgs(trailingOnly = TRUE)[1]
db <- dbConnect(RSQLite::SQLite(), file, flags = RSQLite::SQLITE_RO)
names <- dbGetQuery(
  db,
  "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
)$name
options(warn = 1)
seconds <- vapply(names, function(name) {
  read <- function() dbGetQuery(db, sprintf('SELECT * FROM "%s"', name))
  fail <- function(condition) stop(sprintf("RSQLite: %s: %s", name, conditionMessage(condition)), call. = FALSE)
  unname(system.time(rows <- tryCatch(read(), warning = fail, error = fail))["elapsed"])
}, numeric(1))
answers <- Filter(function(name) "answer" %in% dbListFields(db, name), names)
for (name in answers) {
  # A query that sorts the numbers first: a column of mixed types would be read as numbers.
  sorted <- dbGetQuery(db, sprintf('SELECT answer FROM "%s" GROUP BY answer ORDER BY answer', name))$answer
  if (!is.character(sorted)) stop(sprintf("RSQLite: %s: an answer is %s", name, class(sorted)), call. = FALSE)
}
version <- dbGetQuery(db, "SELECT sqlite_version() AS v")$v
slowest <- names(which.max(seconds))
cat(sprintf("RSQLite, SQLite %s: %d tables and views answer without a warning in %.1f s, %s the slowest (%.2f s)\n",
            version, length(names), sum(seconds), slowest, max(seconds)))
dbDisconnect(db)
