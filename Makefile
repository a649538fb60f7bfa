# Everything a person or CI runs. `make demo` and `make test` work on a bare machine with Python >= 3.11.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: setup demo test test-platforms lint format quality bench lock clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
	  UV_PYTHON_DOWNLOADS=never uv venv --quiet --allow-existing --python $(PYTHON) .venv && \
	  uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock && \
	  uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable . ; \
	else \
	  $(PYTHON) -m venv .venv && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . ; \
	fi
	@touch $(STAMP)

demo: setup
	@$(BIN)/briefing brief seeds/articles/01-state-commentary.txt

test: setup
	$(BIN)/python -m pytest -q

# Slack and Discord as others wrote them (tests/beds/README.md); needs npm, on Linux.
test-platforms: setup .beds/.installed
	BOT_TEST_BEDS=.beds $(BIN)/python -m pytest -q tests/beds tests/platforms

.beds/.installed: tests/beds/slack/package.json tests/beds/discord/package.json
	@mkdir -p .beds && cp -r tests/beds/slack tests/beds/discord .beds/
	cd .beds/slack && npm install --ignore-scripts --no-audit --no-fund --loglevel=error
	cd .beds/discord && npm install --no-audit --no-fund --loglevel=error
	@touch $@

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

quality: setup
	$(BIN)/python -m tests.quality report
	$(BIN)/python -m tests.quality stories

bench: setup
	$(BIN)/python -m tests.bench all

lock:
	uv pip compile --universal --python-version 3.11 --all-extras --group dev --generate-hashes \
	  --no-emit-index-url --no-header --quiet --upgrade pyproject.toml -o requirements.lock
	@! grep -n '://' requirements.lock

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache dist build
