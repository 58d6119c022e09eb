# zhimai (志脉): `make demo` to see it, `make test` to change it, `make bench` to measure it.
# Needs git, make, a Python from 3.11 on and a package index; everything else goes into .venv.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ZHIMAI := $(BIN)/zhimai
# Somebody at a terminal sees how far pip has come; a log gets what went wrong, and nothing else.
QUIET  := $(shell test -t 2 || echo --quiet --quiet)
PIP    := $(BIN)/python -m pip --disable-pip-version-check --no-input $(QUIET)

.PHONY: help demo test bench bench-scale fuzz system clean

help:
	@echo 'make demo   install into .venv, build a graph from the bundled bulletins, ask it, draw it'
	@echo 'make test   everything that a change must pass: ruff, oxlint, mypy, import contract, tests, documentation'
	@echo 'make bench  how well it reads by gold, how much it understands, how fast and in how much memory, and how fast it answers'
	@echo 'make bench-scale  how time, memory and disk grow from a thousand bulletins to a hundred thousand, or by SIZES="1000 10000"'
	@echo 'make fuzz   read ten thousand broken documents of every format: none may end it, hang it or take its memory'
	@echo 'make clean  remove what these made (.venv and demo)'
	@echo 'Another Python: make demo PYTHON=/path/to/python3.12'

demo: $(VENV)/app.stamp
	@$(ZHIMAI) build --samples -w demo
	@echo; echo 'Who attended which meetings?  (zhimai ask attendance -w demo)'
	@$(ZHIMAI) ask attendance -w demo
	@echo; echo 'Which directives led to which publications?  (zhimai ask led-to -w demo)'
	@$(ZHIMAI) ask led-to -w demo
	@$(ZHIMAI) draw -w demo -o demo/network.html
	@echo
	@echo 'Go on from here:'
	@echo '  open demo/network.html in a browser         the network; point at a line to see the words'
	@echo '  source $(BIN)/activate                   then zhimai is a command of this shell'
	@echo '  zhimai ask                                  what else can be asked'
	@echo '  zhimai build FOLDER -w my-graph             a graph of your own bulletins'

# The tests come last: they take longest, and a slip of the pen should not wait for them.
# The documentation is checked by the tests in tests/house. Three at a time, on two cores already: much of the time is waiting,
# for browsers, servers and disks. Who has nothing left to do takes over what others have not begun.
test: $(VENV)/dev.stamp system
	$(BIN)/ruff check
	$(BIN)/oxlint --quiet viz/assets
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -rs -n 3 --dist worksteal

# Each file of the folder is a benchmark; `make bench ONLY=speed` runs one.
bench: $(VENV)/bench.stamp
	@$(BIN)/python tests/bench $(ONLY)

# How time, memory and disk grow with the number of bulletins; the last size takes an hour or two on two cores, and some 50 GB of disk where TMPDIR is.
SIZES ?= 1000 10000 100000
bench-scale: $(VENV)/bench.stamp
	@$(BIN)/python tests/bench 'scale=$(SIZES)'

# A format by name: `make fuzz ONLY=pdf`, or `make fuzz ONLY="docx --number 100 --from 5000"`.
fuzz: $(VENV)/dev.stamp
	@PYTHONPATH=. $(BIN)/python tests/fuzz $(ONLY)

# Drawn pages are looked at in a browser that shows Chinese, and graphs are put into a Virtuoso. Where these cannot be
# installed, the tests that need them are skipped and say so.
system:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    wanted=; \
	    command -v chromium >/dev/null && fc-list 2>/dev/null | grep -q 'Noto.*CJK' \
	        || wanted='chromium fonts-noto-cjk fontconfig'; \
	    command -v virtuoso-t >/dev/null || wanted="$$wanted virtuoso-opensource-7-bin"; \
	    if [ -n "$$wanted" ]; then \
	        echo "Installing for the tests: $$wanted"; \
	        export DEBIAN_FRONTEND=noninteractive; \
	        { apt-get -qq update && apt-get -qq install -y --no-install-recommends $$wanted; } >/dev/null </dev/null \
	            || echo 'apt-get could not install them; the tests that need them will be skipped' >&2; \
	    fi; \
	fi

$(VENV)/app.stamp: pyproject.toml
	$(environment)
	@echo 'Installing zhimai into $(VENV) (once; a minute or two)'
	@$(PIP) install --editable .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml
	$(environment)
	@echo 'Installing zhimai and its checks into $(VENV) (once; a minute or two)'
	@$(PIP) install --editable '.[dev]'
	@touch $(VENV)/app.stamp $@

$(VENV)/bench.stamp: pyproject.toml
	$(environment)
	@echo 'Installing zhimai and its benchmarks into $(VENV) (once; a minute or two)'
	@$(PIP) install --editable '.[bench]'
	@touch $(VENV)/app.stamp $@

define environment
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "zhimai needs Python 3.11 or newer, but $(PYTHON)\
 is $$($(PYTHON) --version 2>&1 || true). Name another one: make $(or $(MAKECMDGOALS),demo) PYTHON=/path/to/python3.12" >&2; exit 1; }
@$(PYTHON) -m venv $(VENV)
endef

clean:
	rm -rf $(VENV) demo
