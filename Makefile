# Everything that is done with this project. `make help` lists it.
SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
BUILD := .build/release

.PHONY: all help deps build demo test test-artwork artwork lint fuzz bench bench-smoke install uninstall clean

all: build

help:
	@echo 'make            build the launcher and the splash'
	@echo 'make demo       run a real OCaml bytecode program under the camel'
	@echo 'make test       run all tests'
	@echo 'make artwork    draw the camel and perform the soundtrack anew, into Assets/'
	@echo 'make fuzz       fuzz each parser of files for FUZZ_SECONDS (default 60)'
	@echo 'make bench      measure, and write Benchmarks/RESULTS.md'
	@echo 'make lint       check the style'
	@echo 'make install    install below PREFIX (default $(PREFIX)); DESTDIR is put before it'
	@echo 'make deps       install the Debian packages that all this needs'

deps:
	@Scripts/install-dependencies build run test artwork

build:
	@Scripts/install-dependencies build
	$(SWIFT) build -c release

demo: build
	@Scripts/install-dependencies run
	@Scripts/demo

test: build test-artwork
	@Scripts/install-dependencies run test
	CAMELWALK_TEST_PRODUCTS='$(CURDIR)/$(BUILD)' $(SWIFT) test

# The generating programs' own tests, and whether Assets/ are what they make.
test-artwork:
	@Scripts/install-dependencies run artwork
	$(SWIFT) test --package-path Artwork
	@Scripts/artwork check

artwork:
	@Scripts/install-dependencies run artwork
	@Scripts/artwork make

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests \
		Artwork/Package.swift Artwork/Sources Artwork/Tests Fuzzing/Package.swift Fuzzing/Sources/Fuzz*

FUZZ_SECONDS ?= 60

fuzz:
	@Scripts/install-dependencies build run test
	@Fuzzing/run $(FUZZ_SECONDS)

bench: build
	@Scripts/install-dependencies run test bench
	@Benchmarks/run

bench-smoke: build
	@Scripts/install-dependencies run test bench
	@Benchmarks/run --smoke

install: build
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/libexec/camelwalk' \
		'$(DESTDIR)$(PREFIX)/share/doc/camelwalk'
	install -s -m 755 $(BUILD)/camelwalk '$(DESTDIR)$(PREFIX)/bin/camelwalk'
	install -s -m 755 $(BUILD)/camelwalk-splash '$(DESTDIR)$(PREFIX)/libexec/camelwalk/camelwalk-splash'
	install -m 644 README.md LICENSE CHANGELOG.md Assets/CREDITS.md '$(DESTDIR)$(PREFIX)/share/doc/camelwalk'

uninstall:
	rm -f '$(DESTDIR)$(PREFIX)/bin/camelwalk' '$(DESTDIR)$(PREFIX)/libexec/camelwalk/camelwalk-splash'
	rm -rf '$(DESTDIR)$(PREFIX)/share/doc/camelwalk'
	-rmdir '$(DESTDIR)$(PREFIX)/libexec/camelwalk'

clean:
	rm -rf .build Artwork/.build build
