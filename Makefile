# Everything that is done with this project. `make help` lists it.
SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
BUILD := .build/release
VERSION := 0.1.0
LIBRARY := libcamelanimation.so

.PHONY: all help documentation deps build demo test test-artwork test-examples artwork lint fuzz bench bench-smoke install uninstall clean

all: build

help:
	@echo 'make            build the launcher and the splash'
	@echo 'make demo       run a real OCaml bytecode program under the camel'
	@echo 'make test       run all tests'
	@echo 'make test-examples   only those of the C library and the programs in Examples/'
	@echo 'make artwork    draw the camel and perform the soundtrack anew, into Assets/'
	@echo 'make fuzz       fuzz each parser of files for FUZZ_SECONDS (default 60)'
	@echo 'make bench      measure, and write Benchmarks/RESULTS.md'
	@echo 'make lint       check the style'
	@echo 'make documentation  build the documentation of the Swift modules, and compile its examples'
	@echo 'make install    install the program and the C library below PREFIX (default $(PREFIX)); DESTDIR is put before it'
	@echo 'make deps       install the Debian packages that all this needs'

deps:
	@Scripts/install-dependencies build run test artwork examples

build:
	@Scripts/install-dependencies build
	$(SWIFT) build -c release

demo: build
	@Scripts/install-dependencies run
	@Scripts/demo

test: build test-artwork test-examples
	@Scripts/install-dependencies run test
	CAMELWALK_TEST_PRODUCTS='$(CURDIR)/$(BUILD)' $(SWIFT) test

# The generating programs' own tests, and whether Assets/ are what they make.
test-artwork:
	@Scripts/install-dependencies run artwork
	$(SWIFT) test --package-path Artwork
	@Scripts/artwork check

# The C library and the programs in Examples/, against an installation of their own.
test-examples: build
	@Scripts/install-dependencies run test examples
	rm -rf build/installed
	@$(MAKE) --no-print-directory install DESTDIR= PREFIX='$(CURDIR)/build/installed'
	@Scripts/check-library build/installed
	@Scripts/check-examples build/installed

artwork:
	@Scripts/install-dependencies run artwork
	@Scripts/artwork make

# The library modules' documentation, into build/documentation/; its snippets are compiled.
documentation:
	@Scripts/install-dependencies build
	@Scripts/check-documentation

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Examples \
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
		'$(DESTDIR)$(PREFIX)/share/doc/camelwalk' '$(DESTDIR)$(PREFIX)/include' \
		'$(DESTDIR)$(PREFIX)/lib/pkgconfig'
	install -s -m 755 $(BUILD)/camelwalk '$(DESTDIR)$(PREFIX)/bin/camelwalk'
	install -s -m 755 $(BUILD)/camelwalk-splash '$(DESTDIR)$(PREFIX)/libexec/camelwalk/camelwalk-splash'
	install -m 644 $(BUILD)/$(LIBRARY) '$(DESTDIR)$(PREFIX)/lib/$(LIBRARY).$(VERSION)'
	strip --strip-unneeded '$(DESTDIR)$(PREFIX)/lib/$(LIBRARY).$(VERSION)'
	ln -sf $(LIBRARY).$(VERSION) '$(DESTDIR)$(PREFIX)/lib/$(LIBRARY).0'
	ln -sf $(LIBRARY).0 '$(DESTDIR)$(PREFIX)/lib/$(LIBRARY)'
	install -m 644 Sources/CCamelAnimation/include/camel_animation.h '$(DESTDIR)$(PREFIX)/include'
	install -m 644 Sources/CamelAnimationShared/camelanimation.pc '$(DESTDIR)$(PREFIX)/lib/pkgconfig'
	install -m 644 README.md LICENSE CHANGELOG.md Assets/CREDITS.md '$(DESTDIR)$(PREFIX)/share/doc/camelwalk'

uninstall:
	rm -f '$(DESTDIR)$(PREFIX)/bin/camelwalk' '$(DESTDIR)$(PREFIX)/libexec/camelwalk/camelwalk-splash'
	rm -f '$(DESTDIR)$(PREFIX)/lib/$(LIBRARY)' '$(DESTDIR)$(PREFIX)/lib/$(LIBRARY).0' \
		'$(DESTDIR)$(PREFIX)/lib/$(LIBRARY).$(VERSION)' '$(DESTDIR)$(PREFIX)/include/camel_animation.h' \
		'$(DESTDIR)$(PREFIX)/lib/pkgconfig/camelanimation.pc'
	rm -rf '$(DESTDIR)$(PREFIX)/share/doc/camelwalk'
	rmdir -p --ignore-fail-on-non-empty '$(DESTDIR)$(PREFIX)/libexec/camelwalk' 2>/dev/null || true

clean:
	rm -rf .build Artwork/.build build
