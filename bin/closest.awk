# Prints which of the names NAME... is closest to WRONG, by the fewest letters to add, drop, replace or swap with the next:
#   awk -f closest.awk WRONG NAME...
# Here as well as in src/core/closest.ts, because make refuses a variable before Node is installed.
function least(a, b) { return a < b ? a : b }
function distance(a, b,   i, j, d, differ) {
  for (i = 0; i <= length(a); i++) d[i, 0] = i
  for (j = 0; j <= length(b); j++) d[0, j] = j
  for (i = 1; i <= length(a); i++)
    for (j = 1; j <= length(b); j++) {
      differ = substr(a, i, 1) != substr(b, j, 1)
      d[i, j] = least(least(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + differ)
      if (i > 1 && j > 1 && substr(a, i, 1) == substr(b, j - 1, 1) && substr(a, i - 1, 1) == substr(b, j, 1))
        d[i, j] = least(d[i, j], d[i - 2, j - 2] + differ)
    }
  return d[length(a), length(b)]
}
BEGIN {
  for (k = 2; k < ARGC; k++) {
    n = distance(toupper(ARGV[1]), toupper(ARGV[k]))
    if (k == 2 || n < fewest) { fewest = n; name = ARGV[k] }
  }
  print name
}
