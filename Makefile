# Each command does its own set-up; nothing but npm has to be there.
SHELL := /bin/bash
RUN := PATH="$(CURDIR)/node_modules/.bin:$$PATH"
READY := node_modules/.ready
# A night holds one patient at a time: V8 need not let its garbage grow with the memory of the machine.
FRUGAL := --max-semi-space-size=4 --heap-growing-percent=20
# Types are stripped from a file once, not at every start.
export NODE_COMPILE_CACHE := $(CURDIR)/node_modules/.cache/node
export EXPORTS OUT STATE FROM TO CUTOFF EXTRACTION ACCEPT ETL_KEY_FILE PATIENTS ROWS SUBJECTS RUNS ONLY KEEP RUN ID FIELD FIGURE TABLE COLUMN FILE SHEET ROW AUTHOR MIN_CELL KILLS

.PHONY: help etl report audit trace diff queries answers rollback test check export torture sbom coverage mutation samples bench

help: ## list the commands
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

etl: $(READY) ## exports to OUT/warehouse.sqlite (EXPORTS= OUT= STATE= FROM= TO= CUTOFF= EXTRACTION= ACCEPT= ETL_KEY_FILE= KEEP=)
	@$(RUN) node $(FRUGAL) src/cli.ts etl || test $$? -eq 3

report: $(READY) ## OUT/report.html anew, from OUT/warehouse.sqlite (OUT= MIN_CELL=)
	@$(RUN) node src/cli.ts report

audit: $(READY) ## hold logs, anchors and published file against one another (OUT= STATE=)
	@$(RUN) node src/cli.ts audit

trace: $(READY) ## to the cells of the exports: ID= FIELD=pfs, FIGURE=, TABLE= ROW= COLUMN=; from them: FILE= SHEET= ROW=
	@$(RUN) node src/cli.ts trace

diff: $(READY) ## what is different between two published files (FROM= TO= runs or files, the last two unless given)
	@$(RUN) node src/cli.ts diff

queries: $(READY) ## one workbook a place of care with what must be looked up, in OUT/queries
	@$(RUN) node src/cli.ts queries

answers: $(READY) ## FILE= a query sheet that came back, to lines of corrections.csv beside it (EXPORTS= AUTHOR=)
	@$(RUN) node src/cli.ts answers

rollback: $(READY) ## put the kept file of RUN= in place of the published one
	@$(RUN) node src/cli.ts rollback

test: $(READY) ## run all tests
	@$(RUN) vitest run

check: $(READY) ## types and lint
	@$(RUN) tsc -p .
	@$(RUN) biome check --error-on-warnings .

export: $(READY) ## the printed tables of OUT as CSV in OUT/export, small counts masked (OUT= MIN_CELL=11)
	@$(RUN) node src/cli.ts export

torture: $(READY) ## kills, failing disks, hostile inboxes, canaries, power cuts: figures as in docs/reliability.md (KILLS=1000)
	@$(RUN) node bench/torture/all.ts

coverage: $(READY) ## branches of dates, numbers, identity, small counts, accounting and publishing that no test takes
	@$(RUN) vitest run --config vitest.mutation.config.ts --coverage

mutation: $(READY) ## faults in the same files that no test notices, part by part (ONLY=dates,numbers)
	@$(RUN) node bench/mutation/mutation.ts

sbom: $(READY) ## bill of materials (CycloneDX) to out/sbom.json, licenses to out/licenses.txt
	@mkdir -p out
	@npm sbom --sbom-format cyclonedx > out/sbom.json
	@$(RUN) node bench/licenses.ts > out/licenses.txt

samples: $(READY) ## write the sample exports anew, or PATIENTS= invented patients to OUT=out/samples
	@$(RUN) node sample-exports/make.ts $(if $(PATIENTS),--patients "$$PATIENTS" --out "$${OUT:-out/samples}")

bench: $(READY) ## time and memory beside R, Python, SheetJS and the floor (PATIENTS=2500,10000 ROWS= SUBJECTS= RUNS=5 ONLY=reading,etl,view,estimate)
	@$(RUN) node bench/bench.ts

# The lock file decides what is installed; no install script ever runs.
$(READY): package-lock.json
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
