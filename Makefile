# Rapport. The two commands of the first day: `make run` and `make test`.
PYTHON := .venv/bin/python

.PHONY: help setup run test check coverage bench bench-matching axe fmt fuzz matrix pictures lint types contracts migrations migrate check-law

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: ## set everything up: Python, dependencies, fonts, styles
	@./tools/setup

run: setup ## start Rapport with its demo and print the logins
	@$(PYTHON) -m rapport.cli run

test: ## set up and run all tests, one line for each ring
	@./tools/setup dev
	@$(PYTHON) tools/test_rings.py

check: ## all that CI asks: format, lint, types, contracts, migrations, law, coverage of the domain, tests
	@./tools/setup dev
	@$(MAKE) --no-print-directory lint types contracts migrations check-law coverage
	@$(PYTHON) tools/test_rings.py

lint:
	@.venv/bin/ruff format --check -q src tests tools bench
	@.venv/bin/ruff check -q src tests tools bench

types:
	@.venv/bin/mypy src/rapport

contracts:
	@PYTHONPATH=src .venv/bin/lint-imports --no-logo 2>/dev/null || PYTHONPATH=src .venv/bin/lint-imports

check-law: ## fail where a row of the law ends within 60 days and nothing follows
	@PYTHONPATH=src $(PYTHON) -m rapport.cli law --check

migrations: ## prove that the migrations say what the models say
	@$(PYTHON) tools/migrations.py

coverage: ## prove that tests reach every line and branch of the domain, without those of chance
	@COVERAGE_FILE=.cache/coverage $(PYTHON) -m pytest tests/domain -n 2 --dist worksteal -m "not hypothesis" \
		--cov=src/rapport/domain --cov-branch --cov-fail-under=100 --cov-report=term-missing:skip-covered

matrix: ## the whole permission matrix and what hostile users try, minutes
	@$(PYTHON) -m pytest tests/access/whole_matrix.py tests/access/whole_hostile.py -n 2

axe: ## axe on every page in both widths, themes and languages for several people, minutes
	@$(PYTHON) -m pytest tests/browser/whole_axe.py

fuzz: ## every verb with bad input by command line and form, minutes
	@$(PYTHON) -m pytest tests/faces/whole_fuzz.py -n 2

fmt: ## format everything, and write the pages made from the code anew
	@.venv/bin/ruff format -q src tests tools bench
	@.venv/bin/ruff check -q --fix src tests tools bench
	@$(PYTHON) tools/surfaces.py
	@$(PYTHON) tools/rooms.py

bench: setup ## time pages and writes at size S in a Rapport of its own (docs/guide/bench.md); measure the matching engine
	@PYTHONPATH=src $(PYTHON) bench/pages.py
	@PYTHONPATH=src $(PYTHON) bench/matching.py

bench-matching: ## measure matching on generated statements: precision, recall, calibration, time
	@PYTHONPATH=src $(PYTHON) bench/matching.py

pictures: ## pictures of the main pages of a running Rapport (URL=http://127.0.0.1:8000)
	@./tools/setup dev
	@$(PYTHON) tools/pictures.py $${URL:-http://127.0.0.1:8000}
