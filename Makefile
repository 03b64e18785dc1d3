# make            installs what is missing, builds, runs the shipped pipeline, prints the tables
# make test       the same set-up, then all tests
# make lint       formatting and documentation rules
# make docs       the articles as a web site in .build/docs
# make man        manual pages in .build/man
# make clean      removes build products (not the store of any pipeline)

SHELL := /bin/bash
JOBS ?= 2
PIPELINE ?= Pipelines/vision2030.yaml
PACKAGES := libopenblas-dev liblapack-dev libsqlite3-dev pkg-config
BINARY := .build/release/almanac
# Wider vector registers where this processor has them; results are the same to the bit.
ARCHITECTURE := $(shell grep -qw avx2 /proc/cpuinfo 2>/dev/null && grep -qw fma /proc/cpuinfo \
  && grep -qw bmi2 /proc/cpuinfo && echo -Xcc -march=x86-64-v3)
# Tests run optimised code: vector lanes are some fifty times slower without.
OPTIMISED := -Xswiftc -O

.PHONY: run build test lint docs man setup clean

run: build
	@$(BINARY) run $(PIPELINE)

build: setup
	@echo "Building the release binary (some minutes the first time) ..."
	@swift build -c release --static-swift-stdlib --product almanac --jobs $(JOBS) $(ARCHITECTURE)
	@echo "Binary: $(BINARY)"

test: setup
	swift build --build-tests --jobs $(JOBS) $(OPTIMISED)
	swift test --skip-build $(OPTIMISED)

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
