# make            installs what is missing, builds, runs the shipped pipeline, prints the tables
#                 EXCEL=1 builds workbooks in (libxlsxwriter)
# make test       the same set-up, then all tests
# make excel-test the tests of workbooks, then one of a shipped pipeline read by openpyxl
# make library    .build-c/libalmanac.so for C and Python, with nothing of Swift or BLAS left outside
# make c-test     the program in C against that library, under valgrind where there is one
# make wheel      the Python package in Python/dist
# make python-test  a virtual environment with the wheel and all frames it takes, then pytest
# make spark-test   the same with Spark, two executors on this machine
# make ray-test     the same with Ray Data
# make lint       formatting and documentation rules
# make docs       the articles as a web site in .build/docs
# make man        manual pages in .build/man
# make clean      removes build products (not the store of any pipeline)

SHELL := /bin/bash
JOBS ?= 2
PIPELINE ?= Pipelines/vision2030.yaml
EXCEL ?=
PACKAGES := libopenblas-dev liblapack-dev libsqlite3-dev pkg-config
BINARY := .build/release/almanac
# Wider vector registers where this processor has them; results are the same to the bit.
ARCHITECTURE := $(shell grep -qw avx2 /proc/cpuinfo 2>/dev/null && grep -qw fma /proc/cpuinfo \
  && grep -qw bmi2 /proc/cpuinfo && echo -Xcc -march=x86-64-v3)
ifneq ($(EXCEL),)
PACKAGES += libxlsxwriter-dev
TRAITS := --traits Excel
endif
# Tests run optimised code: vector lanes are some fifty times slower without.
OPTIMISED := -Xswiftc -O

# The library runs on any x86-64 and links BLAS, Fortran's, C++'s and SQLite's archives, found in a folder
# of their own: none of their names meets those of a process that has its own.
LIBRARY_FOLDER := .build-c
LIBRARY := $(LIBRARY_FOLDER)/libalmanac.so
LIBRARY_PACKAGES := gcc libgfortran-12-dev
PYTHON ?= python3
PYTHON_FOLDER := .build-python

.PHONY: run build test excel-test lint docs man setup clean library c-test wheel python-test spark-test ray-test

run: build
	@$(BINARY) run $(PIPELINE)

build: setup
	@echo "Building the release binary (some minutes the first time) ..."
	@swift build -c release --static-swift-stdlib --product almanac --jobs $(JOBS) $(ARCHITECTURE) $(TRAITS)
	@echo "Binary: $(BINARY)"

test: setup
	swift build --build-tests --jobs $(JOBS) $(OPTIMISED)
	swift test --skip-build $(OPTIMISED)

excel-test: PACKAGES += libxlsxwriter-dev
excel-test: setup
	swift build --build-tests --jobs $(JOBS) $(OPTIMISED) --traits Excel --scratch-path .build-excel
	swift test --skip-build $(OPTIMISED) --traits Excel --scratch-path .build-excel --filter WorkbooksTests
	.build-excel/debug/almanac run $(PIPELINE) --set 'report.tables=[csv, xlsx]' --output .build-excel/run
	$(PYTHON) -m venv .build-excel/python
	.build-excel/python/bin/pip install --quiet openpyxl
	.build-excel/python/bin/python Tests/WorkbooksTests/check.py .build-excel/run

library: PACKAGES += $(LIBRARY_PACKAGES)
library: setup
	@echo "Building the library (some minutes the first time) ..."
	@swift build -c release --static-swift-stdlib --product AlmanacLibrary --jobs $(JOBS) \
	  --scratch-path $(LIBRARY_FOLDER)
	@mkdir -p $(LIBRARY_FOLDER)/static
	@for archive in openblas sqlite3 gfortran quadmath stdc++; do \
	  ln -sf $$(realpath $$(gcc -print-file-name=lib$$archive.a)) $(LIBRARY_FOLDER)/static/lib$$archive.a; \
	done
	@swiftc -emit-library -static-stdlib -o $(LIBRARY) -L $(LIBRARY_FOLDER)/static \
	  $(LIBRARY_FOLDER)/release/AlmanacLibrary.build/*.o $(LIBRARY_FOLDER)/release/libAlmanacLibrary.a \
	  -Xlinker --as-needed \
	  -Xlinker -soname=libalmanac.so -Xlinker --version-script=Sources/CAlmanac/exports.map \
	  -Xlinker --gc-sections -Xlinker --strip-all -Xlinker --no-undefined \
	  -lopenblas -lgfortran -lquadmath -lsqlite3 -lm
	@cp Sources/CAlmanac/almanac.h $(LIBRARY_FOLDER)/almanac.h
	@ls -l $(LIBRARY)

c-test: library
	Tests/CLibrary/run $(LIBRARY)

wheel: library
	mkdir -p Python/src/almanac/lib
	cp $(LIBRARY) Python/src/almanac/lib/
	$(PYTHON) -m venv $(PYTHON_FOLDER)/build
	$(PYTHON_FOLDER)/build/bin/pip install --quiet build
	rm -rf Python/dist Python/build
	$(PYTHON_FOLDER)/build/bin/python -m build --wheel --outdir Python/dist Python

python-test: build wheel
	$(PYTHON) -m venv --clear $(PYTHON_FOLDER)/test
	$(PYTHON_FOLDER)/test/bin/pip install --quiet "$$(echo Python/dist/*.whl)[test]"
	ALMANAC=$(abspath $(BINARY)) $(PYTHON_FOLDER)/test/bin/python -m pytest -q Python/tests

spark-test: wheel
	@command -v java >/dev/null || { echo "Java 17 is missing: apt-get install openjdk-17-jre-headless"; exit 1; }
	$(PYTHON) -m venv --clear $(PYTHON_FOLDER)/spark
	$(PYTHON_FOLDER)/spark/bin/pip install --quiet "$$(echo Python/dist/*.whl)[spark]" pytest setuptools
	$(PYTHON_FOLDER)/spark/bin/python -m pytest -q Python/spark_tests

ray-test: wheel
	$(PYTHON) -m venv --clear $(PYTHON_FOLDER)/ray
	$(PYTHON_FOLDER)/ray/bin/pip install --quiet "$$(echo Python/dist/*.whl)[ray]" pytest
	$(PYTHON_FOLDER)/ray/bin/python -m pytest -q Python/ray_tests

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

docs:
	@docc convert Sources/almanac/Almanac.docc --output-path .build/docs --warnings-as-errors \
	  --fallback-display-name Almanac --fallback-bundle-identifier almanac --transform-for-static-hosting
	@echo "Serve it: python3 -m http.server --directory .build/docs 8000, then open /documentation/almanac"

man: build
	@swift build --package-path .build/checkouts/swift-argument-parser --scratch-path .build/manual \
	  -c release --product generate-manual --jobs $(JOBS)
	@mkdir -p .build/man
	@.build/manual/release/generate-manual $(BINARY) --multi-page --output-directory .build/man
	@echo "Manual pages: man -l .build/man/almanac.1"

setup:
	@command -v swift >/dev/null || { \
	  echo "Swift 6.3 is missing. Install it as swift.org describes, then run make again."; exit 1; }
	@missing=""; for package in $(PACKAGES); do \
	  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' \
	    || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  command -v apt-get >/dev/null || { \
	    echo "Missing system packages:$$missing. Install their equivalents for this system."; exit 1; }; \
	  root=""; [ "$$(id -u)" = 0 ] || root=sudo; \
	  echo "Installing missing system packages:$$missing"; \
	  $$root apt-get update -qq && \
	  $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	fi

clean:
	swift package clean
