# The whole interface: make report, make test, make lab; all else serves these.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SEED := seeds/000_68cbc1ad60d296a1.txt

.DEFAULT_GOAL := help
.PHONY: help report test coverage lab notebooks gallery baselines bench model clean

help: ## Show this list
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | sort

report: $(VENV)/.package ## Write the report on the seed article and print its path
	@$(BIN)/newsanalysis report $(SEED) --published 2024-06-18 --out reports/seed

test: $(VENV)/.test ## Check format, lint and types; run unit tests, notebook tests and the wheel
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder --durations=5 --ignore=tests/browser/test_jupyterlab.py
	$(BIN)/pytest tests/browser/test_jupyterlab.py # alone: a busy machine lets kernels start too late
	NEWSANALYSIS_CACHE=off $(BIN)/pytest --nbval --nbval-current-env --nbval-cell-timeout=120 -p no:cacheprovider notebooks

coverage: $(VENV)/.test ## Show which lines no test reaches; takes half as long again as the tests alone
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder --cov --cov-report=term-missing --ignore=tests/browser/test_jupyterlab.py

lab: $(VENV)/.lab ## Open JupyterLab on the notebooks
	$(BIN)/jupyter lab notebooks

notebooks: $(VENV)/.test ## Run the notebooks and store their outputs anew
	NEWSANALYSIS_CACHE=off $(BIN)/jupyter nbconvert --to notebook --execute --inplace --ExecutePreprocessor.record_timing=False notebooks/*.ipynb

gallery: $(VENV)/.test ## Draw the gallery of charts anew (docs/gallery)
	$(BIN)/python -m docs.gallery

baselines: $(VENV)/.test ## Draw the pictures that the charts are tested against anew; look at them
	$(BIN)/pytest -q tests/charts/test_baselines.py -k test_picture --mpl-generate-path=$(CURDIR)/tests/charts/baseline

bench: $(VENV)/.test ## Measure speed (ratios against a reference in the same run)
	$(BIN)/python -m tests.benchmarks.bench_pipeline
	$(BIN)/python -m tests.benchmarks.bench_temporal
	$(BIN)/python -m tests.benchmarks.bench_report
	$(BIN)/python -m tests.benchmarks.bench_corpus
	$(BIN)/python -m tests.benchmarks.bench_statements

model: $(VENV)/.train ## Train the German pipeline anew: make model DATA=FOLDER (see training/README.md)
	$(BIN)/python -m training $(DATA)

clean: ## Remove the environment and what was built
	rm -rf $(VENV) build dist reports .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "newsanalysis needs Python 3.11 or newer; found: $$($(PYTHON) --version). Name another with: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# The stamps make a second run install nothing; a changed pyproject.toml installs anew.
$(VENV)/.package: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.package
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@

$(VENV)/.train: $(VENV)/.package
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	@touch $@

$(VENV)/.lab: $(VENV)/.package
	$(BIN)/python -m pip install --quiet --editable '.[lab]'
	@touch $@
