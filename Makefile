# Builds, tests, measures and installs this project. `make help` lists the targets.
SWIFT ?= swift
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
ZSHDIR ?= $(PREFIX)/share/zsh/site-functions
DESTDIR ?=
RECORD ?= yes
BUILD := .build/release
BUILD_OPTIONS :=
# Who answers for a release, 'Name <address>', and an address or a page for reports of vulnerabilities.
MAINTAINER ?=
SECURITY ?=
# The only source of the version, read because it must be known before there is a program to ask; `make lint` compares
# the other places with it.
VERSION := $(shell sed -n 's/.*static let version = "\(.*\)"/\1/p' Sources/Launching/Options/Version.swift)

# The scripts call make, too.
export MAKE SWIFT MAINTAINER SECURITY

.PHONY: all help documentation deps build demo test test-artwork test-desktops test-examples test-install test-programs test-decoders video container-test man completions artwork pictures wayland lint fuzz fuzz-coverage faults faults-smoke memory sanitize bench bench-smoke install install-built uninstall deb test-packages dist tarball build-baseline test-tarball test-reproducible sizes clean

all: build

help:
	@echo 'make            build the launcher, the splash and the C library'
	@echo 'make demo       run a real OCaml bytecode program under the camel'
	@echo 'make test       run all tests'
	@echo 'make test-artwork    test only the programs of the artwork, and that they still make Assets/'
	@echo 'make test-desktops   test only windows on GNOME and KDE, which take 360 MB of packages'
	@echo 'make test-examples   test only the C library and the programs in Examples/'
	@echo 'make test-install    test only the installation'
	@echo 'make test-programs   measure installed real programs, prompts included, and write Documentation/Programs.md'
	@echo 'make test-decoders   compare what is decoded with other decoders'
	@echo 'make container-test  run demo, test and deb in another Debian, by default SUITE=trixie'
	@echo 'make artwork    draw the camel and perform the soundtrack again, into Assets/'
	@echo 'make video      make a video with sound, twice around the loop, build/video/camelwalk.mp4'
	@echo 'make pictures   photograph the OCaml example for Documentation/OCaml.md'
	@echo 'make wayland    generate the C of the Wayland protocols again'
	@echo 'make fuzz       fuzz each parser, and the options and settings, for FUZZ_SECONDS (default 60)'
	@echo 'make fuzz-coverage   show which lines the fuzzers reach; at least 90 % of those of the picture formats'
	@echo 'make faults     make everything fail that can, and check that the command does not notice'
	@echo 'make faults-smoke    the same, with a few faults'
	@echo 'make memory     run the splash under valgrind'
	@echo 'make sanitize   run the tests under AddressSanitizer and ThreadSanitizer'
	@echo 'make bench      measure, and write Benchmarks/RESULTS.md'
	@echo 'make bench-smoke     measure a little of everything, and write nothing'
	@echo 'make lint       check the style, and which module imports which'
	@echo 'make documentation  build the documentation of the Swift modules, and compile its examples'
	@echo 'make man        write the manual pages, into build/man/'
	@echo 'make completions  write the completions for bash, zsh and fish, into build/completions/'
	@echo 'make install    install camelwalk and the C library below PREFIX (default $(PREFIX)), inside DESTDIR if set'
	@echo 'make uninstall  remove what make install put below PREFIX'
	@echo 'make deb        build Debian packages, into build/packages/'
	@echo 'make test-packages   test only the packages'
	@echo 'make dist       pack the source and the binaries, into build/dist/, with MAINTAINER="Name <address>"'
	@echo 'make tarball    pack only the binaries, which run on older and other distributions, too'
	@echo 'make test-tarball    test the binaries in other Debian releases, and make RPM and Arch packages of them'
	@echo 'make test-reproducible   build the release again elsewhere, and compare the bytes'
	@echo 'make sizes      write Documentation/Sizes.md'
	@echo 'make clean      remove what was built'
	@echo 'make deps       install the Debian packages that these targets need'

deps:
	@Scripts/require-swift '$(SWIFT)'
	@Scripts/install-dependencies build install run test artwork examples test-install

build:
	@Scripts/require-swift '$(SWIFT)'
	@Scripts/install-dependencies build
	$(SWIFT) build -c release --disable-local-rpath $(BUILD_OPTIONS)

demo:
	@Scripts/require-swift '$(SWIFT)'
	@Scripts/install-dependencies build run
	@$(MAKE) --no-print-directory build
	@Scripts/demo

# Everything that it needs is installed first.
test: deps build test-artwork test-examples test-install
	CAMELWALK_TEST_PRODUCTS='$(CURDIR)/$(BUILD)' $(SWIFT) test

# Windows on GNOME and KDE: separately, because the desktops are large.
test-desktops: build
	@Scripts/install-dependencies run test desktops
	CAMELWALK_TEST_DESKTOPS=1 CAMELWALK_TEST_PRODUCTS='$(CURDIR)/$(BUILD)' $(SWIFT) test --filter 'EndToEnd/Desktops'

# What is decoded, against Pillow, ImageMagick and ffmpeg.
test-decoders: build
	@Scripts/install-dependencies run test
	@Tests/Decoders/run

# The tests of the artwork's programs, and a check that they still make Assets/.
test-artwork:
	@Scripts/install-dependencies run artwork
	$(SWIFT) test --package-path Artwork
	@Scripts/artwork check

# The C library and the programs in Examples/, against an installation of their own.
test-examples: build
	@Scripts/install-dependencies run test examples
	rm -rf build/installed
	@$(MAKE) --no-print-directory install DESTDIR= PREFIX='$(CURDIR)/build/installed'
	@Tests/Installed/check-library build/installed
	@Tests/Installed/check-python build/installed
	@Tests/Installed/check-ocaml-package build/installed
	@Tests/Installed/check-cpp build/installed
	@Tests/Installed/check-rust build/installed
	@Tests/Installed/check-examples build/installed
	@Tests/Installed/check-drum-machine
	@Tests/Installed/check-commands build/installed README.md CONTRIBUTING.md Documentation/Music.md

# Installing, moving and removing.
test-install: build
	@Scripts/install-dependencies run install test-install test examples
	@Tests/Installed/check-install

# Real programs, as far as they are installed: when each is ready, and when the camel goes.
test-programs: build
	@Scripts/install-dependencies run test
	@Tests/Programs/run --write Documentation/Programs.md

# This tree's commands in a minimal system of another Debian suite: make container-test SUITE=trixie
SUITE ?= trixie
TARGETS ?= demo test deb

container-test:
	@Tests/Systems/run '$(SUITE)' $(TARGETS)

artwork:
	@Scripts/install-dependencies run artwork
	@Scripts/artwork make

# The camel with its music, in build/video/.
video: build
	@Scripts/install-dependencies run video
	@Scripts/video

# Documentation/Pictures/ocaml-graphics.png.
pictures: build
	@Scripts/install-dependencies run test examples
	rm -rf build/installed
	@$(MAKE) --no-print-directory install DESTDIR= PREFIX='$(CURDIR)/build/installed'
	@Tests/Installed/check-ocaml-package build/installed
	@Scripts/with-display 640x560x24 Scripts/photograph-ocaml '$(CURDIR)/build/installed' Documentation/Pictures/ocaml-graphics.png

# Sources/CWayland, from its protocols.
wayland:
	@Scripts/install-dependencies build
	@Scripts/wayland make

# Builds the library modules' documentation in build/documentation/, and compiles its snippets.
documentation:
	@Scripts/install-dependencies build
	@Scripts/check-documentation

lint:
	@Scripts/lint/check-version '$(VERSION)'
	@Scripts/lint/check-layers
	@Scripts/lint/check-threats
	@Scripts/wayland check
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Examples \
		Artwork/Package.swift Artwork/Sources Artwork/Tests Fuzzing/Package.swift Fuzzing/Sources/Fuzz* Fuzzing/Sources/PNGMutation

FUZZ_SECONDS ?= 60

fuzz: build
	@Scripts/install-dependencies run test
	@Fuzzing/run $(FUZZ_SECONDS)

# Runs each fuzzer once over the files that it begins with and those that it has found.
fuzz-coverage:
	@Scripts/require-swift '$(SWIFT)'
	@Scripts/install-dependencies build run test
	@Fuzzing/coverage

# First checks that the faults expose broken splashes, then that ours withstands them.
faults: build
	@Scripts/install-dependencies run test
	@Tests/Faults/run --self-test
	@Tests/Faults/run

faults-smoke: build
	@Scripts/install-dependencies run test
	@Tests/Faults/run --short

# The splash under valgrind; check-library does the same for the C library.
memory: build
	@Scripts/install-dependencies run test examples
	@Tests/Memory/check-memory $(BUILD)

# The tests under the sanitizers.
sanitize: build
	@Scripts/install-dependencies run test
	@Tests/Memory/sanitize address
	@Tests/Memory/sanitize thread

bench: build
	@Scripts/install-dependencies run test bench
	@Benchmarks/run

bench-smoke: build
	@Scripts/install-dependencies run test bench
	@Benchmarks/run --smoke

# The manual pages, from Documentation/Manual, the program's table of options, and the header.
man: build
	@Scripts/install-dependencies install
	@rm -rf build/man
	@python3 Scripts/reference/manual.py $(BUILD)/camelwalk '$(VERSION)' build/man

# The completions for bash, zsh and fish, from the program's table of options.
completions: build
	@Scripts/install-dependencies install
	@rm -rf build/completions
	@python3 Scripts/reference/completions.py $(BUILD)/camelwalk build/completions

install: build man completions
	@$(MAKE) --no-print-directory install-built

# Installs without building: for packagers.
install-built:
	@PREFIX='$(PREFIX)' LIBDIR='$(LIBDIR)' ZSHDIR='$(ZSHDIR)' DESTDIR='$(DESTDIR)' BUILD='$(BUILD)' \
		VERSION='$(VERSION)' RECORD='$(RECORD)' Scripts/install-tree install

uninstall:
	@PREFIX='$(PREFIX)' LIBDIR='$(LIBDIR)' ZSHDIR='$(ZSHDIR)' DESTDIR='$(DESTDIR)' Scripts/install-tree uninstall

# Debian packages, into build/packages/.
deb: build man completions
	@Scripts/install-dependencies packages
	@Packaging/make-packages '$(VERSION)'

# Installs, runs and purges the packages; SYSTEM=--new-system does it in a new, minimal system.
SYSTEM ?=

test-packages: deb
	@Scripts/install-dependencies run examples
	@Tests/Installed/check-packages $(SYSTEM)

# A release: source, binaries, what other packages are made from, and digests, into build/dist/.
dist: build-baseline
	@BUILD=.build-baseline/release Scripts/make-dist '$(VERSION)'

# Its binaries alone, for any Linux with glibc 2.31 and SDL 2.0.18 or newer.
tarball: build-baseline
	@BUILD=.build-baseline/release Scripts/make-dist '$(VERSION)' binaries

# Linked with an older Debian's C library.
build-baseline:
	@Scripts/require-swift '$(SWIFT)'
	@Scripts/install-dependencies build install
	@options=$$(Packaging/make-baseline build/baseline) && $(MAKE) --no-print-directory \
		BUILD=.build-baseline/release BUILD_OPTIONS="--scratch-path .build-baseline $$options" man completions

# Runs the release in other systems, and makes its RPM and Arch packages.
test-tarball: dist
	@Scripts/install-dependencies systems tarball
	@Tests/Installed/check-tarball '$(VERSION)'

# Checks that a second build of the release makes the same bytes.
test-reproducible: dist deb
	@Tests/Installed/check-reproducible '$(VERSION)'

# Writes the sizes of the installation and the packages to Documentation/Sizes.md.
sizes: deb
	@$(MAKE) --no-print-directory install-built DESTDIR= PREFIX='$(CURDIR)/build/installed'
	@Scripts/sizes build/installed >Documentation/Sizes.md

clean:
	rm -rf .build .build-baseline Artwork/.build build
