# Each command does its own set-up: npm and a network are all that has to be there.
SHELL := /bin/bash
NODE := PATH="$(CURDIR)/node_modules/.bin:$$PATH"
# Types are stripped from a file once, not at every start.
export NODE_COMPILE_CACHE := $(CURDIR)/node_modules/.cache/node

# What is installed: the packages that a run needs, or these and the development tools.
RUNTIME := node_modules/.runtime
READY := node_modules/.ready
INSTALLED := $(if $(wildcard $(READY)),$(READY),$(RUNTIME))

# The variables of each command. Those of the site may be set for every command that works on a published warehouse.
SITE := EXPORTS OUT STATE ETL_KEY_FILE
VARIABLES_etl := $(SITE) FROM TO CUTOFF EXTRACTION ACCEPT KEEP MIN_CELL
VARIABLES_report := $(SITE) MIN_CELL
VARIABLES_audit := $(SITE)
VARIABLES_trace := $(SITE) ID FIELD FIGURE TABLE ROW COLUMN FILE SHEET
VARIABLES_diff := $(SITE) FROM TO
VARIABLES_queries := $(SITE)
VARIABLES_answers := $(SITE) FILE AUTHOR
VARIABLES_rollback := $(SITE) RUN
VARIABLES_export := $(SITE) MIN_CELL
VARIABLES_torture := KILLS ONLY
VARIABLES_mutation := ONLY
VARIABLES_samples := PATIENTS OUT
VARIABLES_bench := PATIENTS ROWS SUBJECTS RUNS ONLY
COMMANDS := help setup etl report audit trace diff queries answers rollback test test-long check export torture sbom coverage mutation samples bench
VARIABLES := $(sort $(foreach command,$(COMMANDS),$(VARIABLES_$(command))))
export $(VARIABLES)

# A command or variable that is not known is refused before anything runs (O-1): `make etl EXPORT=` would run on the sample exports.
GOALS := $(or $(MAKECMDGOALS),help)
GIVEN := $(foreach name,$(.VARIABLES),$(if $(filter command,$(firstword $(origin $(name)))),$(name)))
closest = $(shell awk -f bin/closest.awk '$(subst ','\'',$(1))' $(2))
UNKNOWN := $(firstword $(filter-out $(COMMANDS) $(RUNTIME) $(READY),$(GOALS)))
ifneq ($(UNKNOWN),)
  $(error make has no command "$(UNKNOWN)"; the closest is "$(call closest,$(UNKNOWN),$(COMMANDS))". Nothing was run; make alone lists the commands)
endif
UNKNOWN := $(firstword $(filter-out $(foreach goal,$(GOALS),$(VARIABLES_$(goal))),$(GIVEN)))
OWNERS := $(strip $(foreach command,$(COMMANDS),$(if $(filter $(UNKNOWN),$(VARIABLES_$(command))),make $(command))))
OWN := Nothing was run; the variables of make $(GOALS): $(or $(sort $(foreach goal,$(GOALS),$(VARIABLES_$(goal)))),none)
ifneq ($(UNKNOWN),)
  ifeq ($(OWNERS),)
    $(error no command has a variable $(UNKNOWN); the closest is $(call closest,$(UNKNOWN),$(VARIABLES)). $(OWN))
  endif
  $(error make $(GOALS) has no variable $(UNKNOWN); it belongs to $(OWNERS). $(OWN))
endif
# Programs that are started from here and call make again do not inherit the variables of this command line.
MAKEOVERRIDES :=

.PHONY: $(COMMANDS)

help: ## list the commands
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

setup: $(INSTALLED) ## install what a run needs, and nothing else
	@:

etl: $(INSTALLED) ## exports to OUT/warehouse.sqlite (EXPORTS= OUT= STATE= FROM= TO= CUTOFF= EXTRACTION= ACCEPT= ETL_KEY_FILE= KEEP=)
	@bin/renaten etl; code=$$?; \
	echo "Exit code $$code of bin/renaten etl; make counts 0 and 3 as success and ends with 2 on any other"; \
	test $$code -eq 3 || exit $$code

report: $(INSTALLED) ## OUT/report.html anew, from OUT/warehouse.sqlite (OUT= MIN_CELL=)
	@bin/renaten report

audit: $(INSTALLED) ## hold logs, anchors and published file against one another (OUT= STATE=)
	@bin/renaten audit

trace: $(INSTALLED) ## to the cells of the exports: ID= FIELD=pfs, FIGURE=, TABLE= ROW= COLUMN=; from them: FILE= SHEET= ROW=
	@bin/renaten trace

diff: $(INSTALLED) ## what is different between two published files (FROM= TO= runs or files, the last two unless given)
	@bin/renaten diff

queries: $(INSTALLED) ## one workbook a place of care with what must be looked up, in OUT/queries
	@bin/renaten queries

answers: $(INSTALLED) ## FILE= a query sheet that came back, to lines of corrections.csv beside it (EXPORTS= AUTHOR=)
	@bin/renaten answers

rollback: $(INSTALLED) ## put the kept file of RUN= in place of the published one
	@bin/renaten rollback

test: $(READY) ## run the tests that every change has to pass, three minutes
	@$(NODE) vitest run

test-long: $(READY) ## run the tests that start whole runs, a browser or R
	@LONG=1 $(NODE) vitest run

check: $(READY) ## types and lint
	@$(NODE) tsc -p .
	@$(NODE) biome check --error-on-warnings .

export: $(INSTALLED) ## the printed tables of OUT as CSV in OUT/export, small counts masked (OUT= MIN_CELL=11)
	@bin/renaten export

torture: $(READY) ## kills, failing disks, hostile inboxes, canaries, power cuts: figures as in docs/reliability.md (KILLS=1000)
	@$(NODE) node bench/torture/all.ts

coverage: $(READY) ## branches of dates, numbers, identity, small counts, accounting and publishing that no test takes
	@$(NODE) vitest run --config vitest.mutation.config.ts --coverage

mutation: $(READY) ## faults in the same files that no test notices, part by part (ONLY=dates,numbers)
	@$(NODE) node bench/mutation/mutation.ts

sbom: $(READY) ## bill of materials (CycloneDX) to out/sbom.json, licenses to out/licenses.txt
	@mkdir -p out
	@npm sbom --sbom-format cyclonedx > out/sbom.json
	@$(NODE) node bench/licenses.ts > out/licenses.txt

samples: $(READY) ## write the sample exports anew, or PATIENTS= invented patients to OUT=out/samples
	@$(NODE) node sample-exports/make.ts $(if $(PATIENTS),--patients "$$PATIENTS") $(if $(PATIENTS)$(OUT),--out "$${OUT:-out/samples}")

bench: $(READY) ## time and memory beside R, Python, SheetJS and the floor (PATIENTS=2500,10000 ROWS= SUBJECTS= RUNS=5 ONLY=reading,etl,view,estimate)
	@$(NODE) node bench/bench.ts

# The lock file decides what is installed; no install script ever runs.
INSTALL = PATH="$$PATH:/usr/local/bin:/opt/homebrew/bin" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

$(RUNTIME): package-lock.json
	@echo "Installing the packages that a run needs, as package-lock.json says (once; needs npm and a network) ..." >&2
	@$(INSTALL) --omit=dev >&2
	@touch $@

$(READY): package-lock.json
	@echo "Installing all packages, development tools included, as package-lock.json says (once; needs npm and a network) ..." >&2
	@$(INSTALL) >&2
	@touch $@
