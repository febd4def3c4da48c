"""Every table and view of the published file, read whole with Python's sqlite3."""
import sqlite3
import sys

db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
names = db.execute(
    "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
).fetchall()
for (name,) in names:
    for _ in db.execute(f'SELECT * FROM "{name}"'):
        pass
print(f"Python, SQLite {sqlite3.sqlite_version}: {len(names)} tables and views answer")
