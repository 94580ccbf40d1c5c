# `make` lists the targets. Each does all the set-up it needs, in .venv, the first time.

PY := .venv/bin/python
JOBS ?= 2
FUZZ ?= 20000

.DEFAULT_GOAL := help
.PHONY: help demo test test-editor fuzz hunt faults search check format lint types coverage fix refresh lock bench setup clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: setup ## the main job, end to end, on a copy of examples/ with the embedded API
	@$(PY) scripts/demo.py

test: setup ## every test but the editor's
	@$(PY) -m pytest -n $(JOBS) --dist worksteal

test-editor: setup tests/editor/node_modules/.set-up ## the schemas in a real YAML language server (Node.js)
	@$(PY) -m pytest tests/editor

fuzz: setup ## 20,000 spoiled files, for some minutes; FUZZ=... for another number
	@FUZZ=$(FUZZ) $(PY) -m pytest tests/fuzz

hunt: setup ## the laws with other examples every time; all other targets always try the same ones
	@HYPOTHESIS_PROFILE=hunt $(PY) -m pytest -n $(JOBS) --dist worksteal tests/laws

faults: setup ## every crash, fault and race, half an hour; ONLY=... for some, SHARE=12 a part, WRITE=1 keeps the table
	@cd tests && ../$(PY) -m faults $(if $(ONLY),--only "$(ONLY)") $(if $(SHARE),--share $(SHARE)) $(if $(WRITE),--write)

search: setup ## 2,000 sequences of edits, faults, kills and runs, some minutes; SEED=7 for one seed, FIRST_SEED=500 for others
	@cd tests && ../$(PY) -m faults.search $(if $(SEED),--seed $(SEED))

check: format lint types coverage ## what must hold before a merge: layout, lint, types, tests with coverage

format: setup
	@$(PY) -m ruff format --check --quiet . || { echo "not in the house layout: make fix"; exit 1; }

lint: setup
	@$(PY) -m ruff check --quiet .

types: setup
	@$(PY) -m mypy --no-error-summary

coverage: setup # the tests compare every generated file with what would be generated now
	@$(PY) -m pytest -n $(JOBS) --dist worksteal --cov --cov-report=term

fix: setup ## repair what can be repaired: layout and lint
	@$(PY) -m ruff check --quiet --fix . ; $(PY) -m ruff format --quiet .

refresh: setup ## write the generated files anew: schemas, the output shown in README and docs, the lock
	@.venv/bin/journeys schemas generate schemas
	@$(PY) scripts/refresh_docs.py
	@$(MAKE) --no-print-directory lock

lock: setup
	@$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --all-extras \
		--no-header --output-file requirements/dev.txt pyproject.toml requirements/dev.in

bench: setup ## how fast, as ratios of a floor; BENCH="--journeys 100" for a quick look
	@$(PY) -m benchmarks $(BENCH)

setup: .venv/.set-up ## .venv with the pinned requirements (PYTHON=... names the interpreter)

tests/editor/node_modules/.set-up: tests/editor/package.json tests/editor/package-lock.json scripts/setup_editor.sh
	@sh scripts/setup_editor.sh

.venv/.set-up: requirements/dev.txt pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh

clean: ## remove what can be made again
	rm -rf .venv tests/editor/node_modules demo dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
