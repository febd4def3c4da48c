# Each command does its own set-up; nothing but npm has to be there.
SHELL := /bin/bash
RUN := PATH="$(CURDIR)/node_modules/.bin:$$PATH"
READY := node_modules/.ready
export EXPORTS OUT STATE FROM TO CUTOFF EXTRACTION ETL_KEY_FILE PATIENTS MIN_CELL KILLS

.PHONY: help etl test check export torture sbom coverage mutation samples bench

help: ## list the commands
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

etl: $(READY) ## exports to OUT/warehouse.sqlite (EXPORTS= OUT= STATE= FROM= TO= CUTOFF= EXTRACTION= ETL_KEY_FILE=)
	@$(RUN) node src/cli.ts etl || test $$? -eq 3

test: $(READY) ## run all tests
	@$(RUN) vitest run

check: $(READY) ## types and lint
	@$(RUN) tsc -p .
	@$(RUN) biome check --error-on-warnings .

export: $(READY) ## the printed tables of OUT as CSV in OUT/export, small counts masked (OUT= MIN_CELL=11)
	@$(RUN) node src/cli.ts export

torture: $(READY) ## kills, failing disks, hostile inboxes, canaries, power cuts: figures as in docs/reliability.md (KILLS=1000)
	@$(RUN) node bench/torture/all.ts

coverage: $(READY) ## branches of dates, numbers, identity, accounting and publishing that no test takes
	@$(RUN) vitest run --config vitest.mutation.config.ts --coverage

mutation: $(READY) ## faults in the same files that no test notices (about half an hour)
	@$(RUN) stryker run

sbom: $(READY) ## bill of materials (CycloneDX) to out/sbom.json, licenses to out/licenses.txt
	@mkdir -p out
	@npm sbom --sbom-format cyclonedx > out/sbom.json
	@$(RUN) node bench/licenses.ts > out/licenses.txt

samples: $(READY) ## write the sample exports anew, or PATIENTS= invented patients to OUT=out/samples
	@$(RUN) node sample-exports/make.ts $(if $(PATIENTS),--patients "$$PATIENTS" --out "$${OUT:-out/samples}")

bench: $(READY) ## times of the statistics beside R's, at 100,000 and 1,000,000 subjects
	@$(RUN) node bench/statistics.ts

# The lock file decides what is installed; no install script ever runs.
$(READY): package-lock.json
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
