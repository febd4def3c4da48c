# Every table and view of the published file, read whole with RSQLite.
library(DBI)
file <- commandArgs(trailingOnly = TRUE)[1]
db <- dbConnect(RSQLite::SQLite(), file, flags = RSQLite::SQLITE_RO)
names <- dbGetQuery(
  db,
  "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
)$name
for (name in names) invisible(dbGetQuery(db, sprintf('SELECT * FROM "%s"', name)))
version <- dbGetQuery(db, "SELECT sqlite_version() AS v")$v
cat(sprintf("RSQLite, SQLite %s: %d tables and views answer\n", version, length(names)))
dbDisconnect(db)
