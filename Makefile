# Each command does its own set-up: npm and a network are all that has to be there.
SHELL := /bin/bash
NODE := PATH="$(CURDIR)/node_modules/.bin:$$PATH"
# Types are stripped from a file once, not at every start.
export NODE_COMPILE_CACHE := $(CURDIR)/node_modules/.cache/node

# What is installed: the packages that a run needs, or these and the development tools.
RUNTIME := node_modules/.runtime
READY := node_modules/.ready
INSTALLED := $(if $(wildcard $(READY)),$(READY),$(RUNTIME))

# The variables of each command, in the short form that make takes; a test compares them with src/commands/commands.ts.
# Those of the site may be set for every command that works on a published warehouse.
SITE := EXPORTS OUT STATE KEY_FILE
VARIABLES_etl := $(SITE) FROM TO CUTOFF EXTRACTION ACCEPT KEEP MIN_CELL
VARIABLES_report := $(SITE) MIN_CELL
VARIABLES_export := $(SITE) MIN_CELL
VARIABLES_audit := $(SITE)
VARIABLES_trace := $(SITE) ID FIELD FIGURE TABLE ROW COLUMN FILE SHEET
VARIABLES_diff := $(SITE) FROM TO
VARIABLES_queries := $(SITE)
VARIABLES_answers := $(SITE) FILE AUTHOR
VARIABLES_rollback := $(SITE) RUN
PROGRAM := etl report export audit trace diff queries answers rollback
SHORT := $(sort $(foreach command,$(PROGRAM),$(VARIABLES_$(command))))
# Each may be written with its prefix as well: OUT= or ETL_OUT=.
$(foreach command,$(PROGRAM),$(eval ACCEPTED_$(command) := $(VARIABLES_$(command)) $(addprefix ETL_,$(VARIABLES_$(command)))))
# Those of the developers have no prefix.
ACCEPTED_torture := KILLS ONLY
ACCEPTED_mutation := ONLY
ACCEPTED_samples := PATIENTS OUT
ACCEPTED_bench := PATIENTS ROWS SUBJECTS RUNS ONLY
COMMANDS := help setup $(PROGRAM) test test-long check torture sbom advisories coverage mutation samples bench
ACCEPTED := $(sort $(foreach command,$(COMMANDS),$(ACCEPTED_$(command))))
export KILLS ONLY PATIENTS ROWS SUBJECTS RUNS

# A command or variable that is not known is refused before anything runs (O-1): `make etl EXPORT=` would run on the sample exports.
GOALS := $(or $(MAKECMDGOALS),help)
GIVEN := $(foreach name,$(.VARIABLES),$(if $(filter command,$(firstword $(origin $(name)))),$(name)))
# A value is a text: make expands nothing in it.
$(foreach name,$(GIVEN),$(eval override $(name) := $$(value $(name))))
closest = $(shell awk -f bin/closest.awk '$(subst ','\'',$(1))' $(2))
UNKNOWN := $(firstword $(filter-out $(COMMANDS) $(RUNTIME) $(READY),$(GOALS)))
ifneq ($(UNKNOWN),)
  $(error make has no command "$(UNKNOWN)"; the closest is "$(call closest,$(UNKNOWN),$(COMMANDS))". Nothing was run; make alone lists the commands)
endif
UNKNOWN := $(firstword $(filter-out $(foreach goal,$(GOALS),$(ACCEPTED_$(goal))),$(GIVEN)))
OWNERS := $(strip $(foreach command,$(COMMANDS),$(if $(filter $(UNKNOWN),$(ACCEPTED_$(command))),make $(command))))
OWN := $(sort $(foreach goal,$(GOALS),$(or $(VARIABLES_$(goal)),$(ACCEPTED_$(goal)))))
COMMA := ,
OWN := Nothing was run; the variables of make $(GOALS): $(or $(OWN),none)$(if $(filter $(PROGRAM),$(GOALS)),$(COMMA) with or without ETL_)
ifneq ($(UNKNOWN),)
  ifeq ($(OWNERS),)
    $(error no command has a variable $(UNKNOWN); the closest is $(call closest,$(UNKNOWN),$(ACCEPTED)). $(OWN))
  endif
  $(error make $(GOALS) has no variable $(UNKNOWN); it belongs to $(OWNERS). $(OWN))
endif

# The program gets the prefixed names alone. What is on this command line wins over the environment.
differ = $(if $(findstring <$($(1))>,<$(ETL_$(1))>),,$(1))
TWICE := $(firstword $(foreach name,$(SHORT),$(if $(filter $(name),$(GIVEN)),$(if $(filter ETL_$(name),$(GIVEN)),$(call differ,$(name))))))
ifneq ($(TWICE),)
  $(error $(TWICE) and ETL_$(TWICE) are one variable, and differ. Nothing was run)
endif
$(foreach name,$(filter $(SHORT),$(GIVEN)),$(eval override ETL_$(name) := $$($(name))))
$(foreach name,$(SHORT),$(if $(filter $(name) ETL_$(name),$(GIVEN)),$(eval unexport $(name))$(eval export ETL_$(name))))
# Programs that are started from here and call make again do not inherit the variables of this command line.
MAKEOVERRIDES :=

.PHONY: $(COMMANDS)

help: ## list the commands
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18
	@echo "  From etl to rollback, each also takes $(SITE:%=%=); bin/renaten COMMAND --help explains the variables."
	@echo "  In the environment a variable has the prefix ETL_; on the command line of make the prefix may be left out."

setup: $(INSTALLED) ## install what a run needs, and nothing else
	@:

etl: $(INSTALLED) ## one run: exports to OUT/warehouse.sqlite and OUT/report.html (FROM= TO= CUTOFF= EXTRACTION= ACCEPT= KEEP= MIN_CELL=)
	@bin/renaten etl; code=$$?; \
	echo "Exit code $$code of bin/renaten etl; make counts 0 and 3 as success and ends with 2 on any other"; \
	test $$code -eq 3 || exit $$code

report: $(INSTALLED) ## write OUT/report.html again, from OUT/warehouse.sqlite (MIN_CELL=)
	@bin/renaten report

export: $(INSTALLED) ## write the printed tables as CSV to OUT/export, small counts masked (MIN_CELL=)
	@bin/renaten export

audit: $(INSTALLED) ## verify the logs, their anchors and the published file
	@bin/renaten audit

trace: $(INSTALLED) ## find the cells behind a value, or the values behind a row of an export (ID= FIELD= FIGURE= TABLE= ROW= COLUMN= FILE= SHEET=)
	@bin/renaten trace

diff: $(INSTALLED) ## compare two published files (FROM= TO=)
	@bin/renaten diff

queries: $(INSTALLED) ## write the questions to each place of care as workbooks in OUT/queries
	@bin/renaten queries

answers: $(INSTALLED) ## turn an answered query sheet into lines of corrections.csv, in a file beside it (FILE= AUTHOR=)
	@bin/renaten answers

rollback: $(INSTALLED) ## publish the kept file of an earlier run again (RUN=)
	@bin/renaten rollback

test: $(READY) ## run the tests that every change has to pass, three minutes
	@$(NODE) vitest run

test-long: $(READY) ## run the tests that start whole runs, a browser or R
	@LONG=1 $(NODE) vitest run

check: $(READY) ## types and lint
	@$(NODE) tsc -p .
	@$(NODE) biome check --error-on-warnings .

torture: $(READY) ## kills, failing disks, hostile inboxes, canaries, power cuts: figures as in docs/reliability.md (KILLS=1000)
	@$(NODE) node bench/torture/all.ts

coverage: $(READY) ## branches of dates, numbers, identity, small counts, accounting and publishing that no test takes
	@$(NODE) vitest run --config vitest.mutation.config.ts --coverage

mutation: $(READY) ## faults in the same files that no test notices, part by part (ONLY=dates,numbers)
	@$(NODE) node bench/mutation/mutation.ts

sbom: $(READY) ## bills of materials (CycloneDX) to out/sbom.json (what runs at a hospital) and out/sbom-all.json, licenses to out/licenses.txt
	@mkdir -p out && npm sbom --omit=dev --sbom-format cyclonedx > out/sbom.json
	@npm sbom --sbom-format cyclonedx > out/sbom-all.json
	@$(NODE) node bench/licenses.ts > out/licenses.txt

advisories: $(READY) ## known advisories of the packages that run at a hospital, where the registry answers
	@npm audit --omit=dev --json 2> /dev/null | $(NODE) node bench/advisories.ts

# Only from this command line: the ETL_OUT of a site is a warehouse, not a folder for invented exports.
samples: SAMPLES_OUT = $(if $(filter OUT,$(GIVEN)),$(OUT))
samples: $(READY) ## write the sample exports anew, or PATIENTS= invented patients to OUT=out/samples
	@$(NODE) node tools/samples/make.ts $(if $(PATIENTS),--patients "$$PATIENTS") $(if $(PATIENTS)$(SAMPLES_OUT),--out "$(if $(SAMPLES_OUT),$$ETL_OUT,out/samples)")

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
