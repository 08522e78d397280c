# What a person types. `make run` and `make test` need python3 (3.11 or later) and make, nothing else.

PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
BANSHI_VAR_DIR ?= $(or $(shell sed -n 's/^BANSHI_VAR_DIR=//p' .env 2>/dev/null),var)
LOCK_OPTIONS ?=
export HOST PORT BANSHI_VAR_DIR

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py

# A stamp carries the checksum of what it was made from: only a changed file makes it anew, not a newer date.
checksum = $(shell cat $(1) 2>/dev/null | cksum | cut -d ' ' -f 1)
BASE_SUM := $(call checksum,requirements/base.txt)
DEV_SUM := $(call checksum,requirements/dev.txt)
STATIC_SUM := $(call checksum,requirements/base.txt `find static */static -type f 2>/dev/null | sort`)
SCHEMA_SUM := $(call checksum,requirements/base.txt .env `find */migrations -name '*.py' | sort`)
DEMO_SUM := $(call checksum,`find fixtures -type f 2>/dev/null | sort`)
BASE := .venv/.base-$(BASE_SUM)
DEV := .venv/.dev-$(DEV_SUM)

.DEFAULT_GOAL := help
.PHONY: help run test check lint format messages lock install clean

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

run: $(BASE) ## The portal with demonstration data on http://127.0.0.1:$PORT/ (8000)
	@$(BIN)/python -m scripts.free_port "$(HOST)" "$(PORT)"
	@mkdir -p "$(BANSHI_VAR_DIR)"
	@if [ ! -e "$(BANSHI_VAR_DIR)/.static-$(STATIC_SUM)" ]; then \
		$(MANAGE) collectstatic --noinput --verbosity 0 && rm -f "$(BANSHI_VAR_DIR)"/.static-* \
		&& touch "$(BANSHI_VAR_DIR)/.static-$(STATIC_SUM)"; fi
	@[ -z "$$DATABASE_URL" ] && [ -e "$(BANSHI_VAR_DIR)/banshi.sqlite3" ] \
		|| rm -f "$(BANSHI_VAR_DIR)"/.schema-* "$(BANSHI_VAR_DIR)"/.demo-*
	@if [ ! -e "$(BANSHI_VAR_DIR)/.schema-$(SCHEMA_SUM)" ]; then \
		$(MANAGE) migrate --noinput --verbosity 0 && rm -f "$(BANSHI_VAR_DIR)"/.schema-* \
		&& touch "$(BANSHI_VAR_DIR)/.schema-$(SCHEMA_SUM)"; fi
	@if [ ! -e "$(BANSHI_VAR_DIR)/.demo-$(DEMO_SUM)" ]; then \
		$(MANAGE) load_demo --accounts "$(BANSHI_VAR_DIR)/demo-accounts.txt" \
		&& rm -f "$(BANSHI_VAR_DIR)"/.demo-* && touch "$(BANSHI_VAR_DIR)/.demo-$(DEMO_SUM)"; fi
	@printf '\n%s\n' "Banshi 办事 starts on http://$(HOST):$(PORT)/"
	@printf '  %-24s %s\n' "matters" "http://$(HOST):$(PORT)/matters/" "officials" "http://$(HOST):$(PORT)/admin/" \
		"API and its schema" "http://$(HOST):$(PORT)/api/v1/matters/ and /api/schema/"
	@if [ -e "$(BANSHI_VAR_DIR)/demo-accounts.txt" ]; then printf '%s\n' \
		"Demonstration accounts, also in $(BANSHI_VAR_DIR)/demo-accounts.txt:"; \
		sed 's/^/  /' "$(BANSHI_VAR_DIR)/demo-accounts.txt"; fi
	@printf '%s\n\n' "Ctrl-C stops the server and the worker."
	@exec $(BIN)/honcho start --port "$(PORT)"

test: $(DEV) ## Everything: checks, the suite on SQLite, on PostgreSQL with Redis and a worker, the browser
	@$(BIN)/python -m scripts.suite

check: $(DEV) ## The fast part, before every commit: checks, tests without a database, smoke tests
	@$(BIN)/python -m scripts.suite --fast

lint: $(DEV) ## Format, lint, import contracts, types
	@$(BIN)/python -m scripts.suite --lint

format: $(DEV) ## Puts the code into its form
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

messages: $(DEV) ## Collects the words of the interface, says which have no English, compiles the catalogue
	@$(BIN)/python -m scripts.messages

lock: $(DEV) ## Writes requirements/*.txt from *.in; LOCK_OPTIONS=--upgrade takes newer versions
	@for name in base dev; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-annotate --no-header $(LOCK_OPTIONS) --output-file requirements/$$name.txt requirements/$$name.in; done

install: $(BASE) ## Only the environment: .venv with the locked requirements

clean: ## Removes .venv and caches; what the portal wrote (var/) stays
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@sh scripts/make_venv.sh "$(PYTHON)"

# The lock is whole, so nothing is resolved: older pips take a newer release for an extra and then refuse it.
$(BASE): | $(BIN)/python
	@echo "Installing the locked requirements …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/base.txt
	@rm -f .venv/.base-* && touch $@

$(DEV): | $(BASE)
	@echo "Installing what tests and checks need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	@rm -f .venv/.dev-* && touch $@
