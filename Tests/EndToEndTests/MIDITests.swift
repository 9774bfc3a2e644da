import CProcessProbe
import Foundation
import MIDI
import TestSupport
import Testing

extension EndToEnd {
    /// The soundtrack as MIDI, heard at the other end of a FIFO, a pseudo-terminal or a pipe.
    @Suite(.serialized) struct MIDIMusic {
        private static let soundtrack = Product.repository + "/Assets/soundtrack.mid"
        private static let hasMido = access("/usr/lib/python3/dist-packages/mido", F_OK) == 0

        /// The messages of the file as its reader of choice has them: mido, or this package's own.
        private func expected(_ file: String) throws -> [[UInt8]] {
            guard MIDIMusic.hasMido else {
                return TimedSequence(try StandardMIDIFile(Array(contents(file)))).events.map(\.bytes)
            }
            let script = """
                import mido, sys
                for message in mido.MidiFile(sys.argv[1]):
                    if not message.is_meta: print(*message.bytes())
                """
            let process = try TestProgram(["/usr/bin/python3", "-c", script, file]).run()
            return process.outputText.split(separator: "\n").map {
                $0.split(separator: " ").compactMap { UInt8($0) }
            }
        }

        private func messages(_ bytes: some Sequence<UInt8>) -> [[UInt8]] {
            var parser = MIDIStreamParser()
            return parser.parse(bytes).map(\.bytes)
        }

        private func fifo(_ folder: TemporaryFolder) throws -> (path: String, reader: Int32) {
            let path = folder.file("music")
            try #require(mkfifo(path, 0o600) == 0)
            let reader = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
            try #require(reader >= 0)
            return (path, reader)
        }

        /// The collector of what comes from `reader`, which waits from now on.
        private func collector(_ reader: Int32) -> OutputCollector {
            // Until somebody writes, a FIFO is at its end.
            var polled = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
            poll(&polled, 1, Int32(longestWait * 1_000))
            _ = fcntl(reader, F_SETFL, 0)
            return OutputCollector(reader)
        }

        private func isSilent(after messages: [[UInt8]]) -> Bool {
            var notes = SoundingNotes()
            messages.forEach { notes.follow($0) }
            return notes.releases.isEmpty && messages.last == notes.ending.last?.bytes
        }

        /// Whether `messages` begin like the file and then end all that they have begun, as they must.
        private func expectMusicThatEnds(
            _ messages: [[UInt8]], like expected: [[UInt8]], atLeast count: Int,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            let music = zip(messages, expected).prefix { $0 == $1 }.map(\.0)
            #expect(
                music.count >= count, "\(music.count) messages are the file's", sourceLocation: sourceLocation
            )
            var notes = SoundingNotes()
            music.forEach { notes.follow($0) }
            let ending = notes.ending.map(\.bytes)
            // A note off may belong to both.
            let rest = Array(messages[music.count...])
            #expect(ending.suffix(rest.count) == rest[...], sourceLocation: sourceLocation)
            #expect(rest.count >= 4, sourceLocation: sourceLocation)
            #expect(isSilent(after: messages), sourceLocation: sourceLocation)
        }

        @Test func aFIFOGetsTheFilesMessagesInTheirOrder() throws {
            let (folder, log) = (TemporaryFolder(), Log())
            let (path, reader) = try fifo(folder)
            let program = TestProgram(
                under: ["--midi", path, "--log", log.path], TestProgram(["sleep", "4"]))
            let process = try program.on(.bare).start()
            let music = collector(reader)
            try process.wait()
            #expect(process.exitStatus == 0)
            let received = messages(music.wait())
            try log.expect("midi open \(path)")
            try log.expect("closed: exit")
            #expect(!log.events.contains { $0.hasPrefix("audio") || $0.hasPrefix("error") }, "\(log.events)")
            expectMusicThatEnds(received, like: try expected(MIDIMusic.soundtrack), atLeast: 40)
        }

        @Test func aFileOfOnesOwnIsRepeated() throws {
            let (folder, log) = (TemporaryFolder(), Log())
            let (path, reader) = try fifo(folder)
            // A cycle of 0.3 s, in format 0, with a tempo of 0.1 s for a quarter note.
            let file = folder.write(
                "x.mid",
                TestMusic.file([
                    0, 0xFF, 0x51, 3, 0x01, 0x86, 0xA0, 0, 0xC3, 9, 0, 0x93, 60, 100, 96, 60, 0, 0, 64, 90,
                    96, 64, 0, 96,
                    0xF0, 3, 0x7D, 1, 0xF7,
                ]))
            let options = ["--midi", path, "--soundtrack", file, "--log", log.path]
            let process = try TestProgram(under: options, TestProgram(["sleep", "2.5"])).on(.bare).start()
            let music = collector(reader)
            try process.wait()
            let cycle = try expected(file)
            let cycles = (0..<9).flatMap { _ in cycle }
            #expect(cycle.count == 6)
            expectMusicThatEnds(messages(music.wait()), like: cycles, atLeast: 3 * cycle.count)
        }

        @Test(arguments: [31_250, 115_200] as [UInt32])
        func aSerialLineHasItsRateWhileThereIsMusic(rate: UInt32) throws {
            let terminal = try Terminal()
            let name = try #require(ttyname(terminal.terminal).map { String(cString: $0) })
            var before = probe_serial_line()
            try #require(probe_serial_line(terminal.terminal, &before) == 0)
            let log = Log()
            let words = ["--midi", "\(name),\(rate)", "--log", log.path]
            let process = try TestProgram(under: words, TestProgram(["sleep", "2.5"])).on(.bare).start()
            #expect(
                eventually {
                    var line = probe_serial_line()
                    return probe_serial_line(terminal.terminal, &line) == 0
                        && probe_is_raw_line(&line, rate) != 0
                })
            try process.wait()
            try log.expect("closed: exit")
            #expect(eventually { SplashProcess.watching(process.identifier) == nil })
            var after = probe_serial_line()
            try #require(probe_serial_line(terminal.terminal, &after) == 0)
            #expect(
                after.rate == before.rate && after.control == before.control && after.input == before.input
                    && after.output == before.output && after.local == before.local)
            // This end of the line stays open.
            _ = eventually { isSilent(after: messages(terminal.printed)) }
            let received = messages(terminal.printed)
            expectMusicThatEnds(received, like: try expected(MIDIMusic.soundtrack), atLeast: 10)
        }

        @Test func aPipeOfTheCommandIsFoundByItsDescriptor() throws {
            var ends: [Int32] = [-1, -1]
            try #require(pipe(&ends) == 0)
            ends.forEach { _ = fcntl($0, F_SETFD, FD_CLOEXEC) }
            var program = TestProgram(under: ["--midi", "/dev/fd/3"], TestProgram(["sleep", "2.5"])).on(.bare)
            program.thirdDescriptor = ends[1]
            let process = try program.start()
            close(ends[1])
            let music = OutputCollector(ends[0])
            try process.wait()
            expectMusicThatEnds(
                messages(music.wait()), like: try expected(MIDIMusic.soundtrack), atLeast: 10)
        }

        /// How a splash may come to its end.
        enum End: CaseIterable {
            case terminated, hungUp, segmentationFault, time, server
        }

        @Test(arguments: End.allCases) func everyEndIsSilent(end: End) throws {
            let (folder, log) = (TemporaryFolder(), Log())
            let (path, reader) = try fifo(folder)
            let server = XServer()
            defer { server.stop() }
            let options = ["--midi", path, "--log", log.path] + (end == .time ? ["--max-time", "2"] : [])
            let process = try TestProgram(under: options, TestProgram(["sleep", "60"])).on(server).start()
            defer { kill(process.identifier, SIGKILL) }
            let music = collector(reader)
            let splash = try #require(SplashProcess.watching(process.identifier))
            #expect(eventually { music.soFar.count > 100 })
            switch end {
            case .terminated: kill(splash, SIGTERM)
            case .hungUp: kill(splash, SIGHUP)
            case .segmentationFault: kill(splash, SIGSEGV)
            case .time: break
            case .server: server.stop()
            }
            let received = messages(music.wait())
            #expect(music.isAtEnd && !process.hasEnded)
            expectMusicThatEnds(received, like: try expected(MIDIMusic.soundtrack), atLeast: 5)
        }

        @Test func aDeviceThatTakesNoMoreEndsTheMusicAlone() throws {
            let (folder, log) = (TemporaryFolder(), Log())
            let (path, reader) = try fifo(folder)
            defer { close(reader) }
            // F_SETPIPE_SZ of linux/fcntl.h: a buffer that is soon full.
            #expect(fcntl(reader, 1_031, 4_096) == 4_096)
            let bytes = (0..<3_000).flatMap { [1, 0xB0, 7, UInt8($0 % 128)] as [UInt8] }
            let file = folder.write("x.mid", TestMusic.file(bytes))
            let options = ["--midi", path, "--soundtrack", file, "--log", log.path, "--until", "exit"]
            let process = try TestProgram(under: options, TestProgram(["sleep", "60"])).on(.bare).start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("error: cannot write to \(path): it takes no more; there is no music")
            let splash = try #require(SplashProcess.watching(process.identifier))
            #expect(throughout(0.5) { SplashProcess.watching(process.identifier) == splash })
            kill(process.identifier, SIGKILL)
            try log.expect("closed: exit")
        }

        @Test func aDeviceThatGoesAwayEndsTheMusicAlone() throws {
            let (folder, log) = (TemporaryFolder(), Log())
            let (path, reader) = try fifo(folder)
            let process = try TestProgram(
                under: ["--midi", path, "--log", log.path, "--until", "exit"], TestProgram(["sleep", "60"])
            ).on(.bare).start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("midi open")
            close(reader)
            try log.expect("error: cannot write to \(path): Broken pipe; there is no music")
            kill(process.identifier, SIGKILL)
            try log.expect("closed: exit")
        }

        @Test func aDeviceThatCannotBeUsedIsALineInTheLog() throws {
            let folder = TemporaryFolder()
            try #require(mkfifo(folder.file("fifo"), 0o600) == 0)
            folder.write("file", "x")
            for (device, reason) in [
                ("\(folder.path)/fifo", "nobody reads from it"),
                ("\(folder.path)/file", "it is a regular file"),
                ("/dev/null,31250", "it has a rate, and is no serial line"),
            ] {
                let log = Log()
                let process = try TestProgram(
                    under: ["--midi", device, "--log", log.path], TestProgram(["sleep", "1.5"])
                ).on(.bare).run()
                #expect(process.exitStatus == 0 && process.errorText == "")
                let path = device.split(separator: ",")[0]
                try log.expect("error: cannot open \(path): \(reason); there is no music")
                try log.expect("closed: exit")
            }
            #expect(folder.bytes("file") == Array("x".utf8))
        }

        @Test func aDeviceThatIsNotThereIsAnErrorOfTheCommandLineAlone() throws {
            var program = TestProgram([Product.camelwalk, "--midi", "/dev/snd/midiC9D9", "true"]).on(.bare)
            let typed = try program.run()
            #expect(typed.exitStatus == 125)
            #expect(
                typed.errorText
                    == "camelwalk: --midi: /dev/snd/midiC9D9: No such file or directory; camelwalk --doctor lists what is there\n"
            )
            program = TestProgram([Product.camelwalk, "true"]).on(.bare)
            program.environment["CAMELWALK_MIDI"] = "/dev/snd/midiC9D9"
            let fromEnvironment = try program.run()
            #expect(fromEnvironment.exitStatus == 0 && fromEnvironment.errorText == "")
        }

        @Test func aSoundtrackThatIsNoMIDIFileIsRefused() throws {
            let (folder, log) = (TemporaryFolder(), Log())
            let file = folder.write("x.mid", "MThd")
            let options = ["--midi", "/dev/null", "--soundtrack", file]
            let typed = try TestProgram(under: options, TestProgram(["true"])).on(.bare).run()
            #expect(typed.exitStatus == 125)
            #expect(
                typed.errorText.contains(
                    "--soundtrack: cannot read \(file): byte 4: the file or its track ends early"))
            var program = TestProgram(
                under: ["--midi", "/dev/null", "--log", log.path], TestProgram(["sleep", "1"])
            ).on(.bare)
            program.environment["CAMELWALK_SOUNDTRACK"] = file
            #expect(try program.run().exitStatus == 0)
            try log.expect(
                "error: cannot read \(file): byte 4: the file or its track ends early; the bundled soundtrack is played"
            )
            try log.expect("midi open /dev/null")
        }

        @Test(arguments: [["--mute"], ["--volume", "0"], []])
        func withoutSoundNothingIsOpened(options: [String]) throws {
            let (folder, log) = (TemporaryFolder(), Log())
            let (path, reader) = try fifo(folder)
            defer { close(reader) }
            // Without such an option, the command is over before there is sound.
            let seconds = options.isEmpty ? "0.1" : "1"
            let process = try TestProgram(
                under: ["--midi", path, "--log", log.path] + options, TestProgram(["sleep", seconds])
            ).on(.bare).run()
            #expect(process.exitStatus == 0)
            try log.expect("closed: exit")
            #expect(eventually { SplashProcess.watching(process.identifier) == nil })
            #expect(!log.events.contains { $0.hasPrefix("midi") || $0.hasPrefix("audio") })
            var polled = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
            #expect(poll(&polled, 1, 0) == 0, "nobody has opened it")
        }

        /// The kernel's sequencer is not everywhere: a library of this name stands for it, which writes what it is asked
        /// and has a FIFO for the events. libasound itself makes them.
        @Test(.enabled(if: RealLibrary.path("libasound.so.2") != nil, "libasound is not installed"))
        func theSequencerGetsEventsAndTheirEnd() throws {
            let (folder, log) = (TemporaryFolder(), Log())
            let (path, reader) = try fifo(folder)
            folder.write("sequencer.c", standInSequencer)
            let real = try #require(RealLibrary.path("libasound.so.2"))
            try folder.run(
                "cc -shared -fPIC -o libasound.so.2 -DREAL='\"\(real)\"' -DFIFO='\"\(path)\"' sequencer.c")
            var program = TestProgram(under: ["--log", log.path], TestProgram(["sleep", "2.5"])).on(.bare)
            program.environment["LD_LIBRARY_PATH"] = folder.path
            program.environment["CAMELWALK_MIDI"] = "alsa:14:2"
            // The library writes to files, which the splash may do only where SDL is to record the sound.
            program.environment["SDL_AUDIODRIVER"] = "disk"
            program.environment["SDL_DISKAUDIOFILE"] = folder.file("sound.raw")
            let process = try program.start()
            let music = collector(reader)
            try process.wait()
            let bytes = Array(music.wait())
            try log.expect("midi open alsa:14:2")
            #expect(text(folder.file("music.calls")) == "port camelwalk soundtrack\nconnect 5 to 14:2\n")
            // 28 bytes each, as in linux sound/asequencer.h: type, flags, tag, queue ... source and destination.
            try #require(bytes.count % 28 == 0 && bytes.count > 28 * 50)
            let events = stride(from: 0, to: bytes.count, by: 28).map { Array(bytes[$0..<$0 + 28]) }
            #expect(events.allSatisfy { $0[3] == 253 && $0[13] == 5 && $0[14] == 254 })
            let (noteOn, noteOff, controller, pitchBend): (UInt8, UInt8, UInt8, UInt8) = (6, 7, 10, 13)
            #expect(events.filter { $0[0] == noteOn }.count == events.filter { $0[0] == noteOff }.count)
            #expect(events.suffix(4).map { $0[0] } == [controller, controller, controller, pitchBend])
        }

        @Test(.enabled(if: access("/dev/snd/seq", F_OK) != 0, "ALSA's sequencer is here"))
        func withoutASequencerTheErrorSaysSo() throws {
            let process = try TestProgram([Product.camelwalk, "--midi", "alsa:14:0", "true"]).on(.bare).run()
            #expect(process.exitStatus == 125)
            #expect(process.errorText.contains("--midi: /dev/snd/seq: No such file or directory"))
        }
    }
}

/// MIDI files of the tests' own.
private enum TestMusic {
    /// A file of format 0 with 96 ticks for a quarter note, of this track's content, to which the end of track is added.
    static func file(_ track: [UInt8]) -> [UInt8] {
        let content = track + [0, 0xFF, 0x2F, 0]
        let count = [24, 16, 8, 0].map { UInt8(content.count >> $0 & 0xFF) }
        return Array("MThd".utf8) + [0, 0, 0, 6, 0, 0, 0, 1, 0, 96] + Array("MTrk".utf8) + count + content
    }
}

/// Libraries that not every machine has.
private enum RealLibrary {
    /// The path of the library of this SONAME, or nil.
    static func path(_ name: String) -> String? {
        ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib"].map { "\($0)/\(name)" }
            .first { access($0, R_OK) == 0 }
    }
}

private let standInSequencer = #"""
    #include <dlfcn.h>
    #include <fcntl.h>
    #include <poll.h>
    #include <stdio.h>

    static char client[64];
    static void tell(const char *format, const char *first, const char *second, int a, int b, int c) {
        FILE *calls = fopen(FIFO ".calls", "a");
        if (first) fprintf(calls, format, first, second);
        else fprintf(calls, format, a, b, c);
        fclose(calls);
    }
    static void *real(const char *name) { return dlsym(dlopen(REAL, RTLD_NOW), name); }

    int snd_seq_open(void **handle, const char *name, int streams, int mode) { *handle = client; return 0; }
    int snd_seq_set_client_name(void *handle, const char *name) { snprintf(client, 64, "%s", name); return 0; }
    int snd_seq_create_simple_port(void *handle, const char *name, unsigned access, unsigned kind) {
        tell("port %s %s\n", client, name, 0, 0, 0);
        return 5;
    }
    int snd_seq_parse_address(void *handle, unsigned char *address, const char *text) {
        return sscanf(text, "%hhu:%hhu", &address[0], &address[1]) == 2 ? 0 : -22;
    }
    int snd_seq_connect_to(void *handle, int port, int client, int other) {
        tell("connect %d to %d:%d\n", 0, 0, port, client, other);
        return 0;
    }
    int snd_seq_poll_descriptors(void *handle, struct pollfd *polled, unsigned space, short events) {
        polled->fd = open(FIFO, O_WRONLY | O_NONBLOCK | O_CLOEXEC);
        return 1;
    }
    const char *snd_strerror(int number) { return "an error"; }
    int snd_midi_event_new(size_t size, void **coder) {
        return ((int (*)(size_t, void **))real("snd_midi_event_new"))(size, coder);
    }
    void snd_midi_event_no_status(void *coder, int on) {
        ((void (*)(void *, int))real("snd_midi_event_no_status"))(coder, on);
    }
    long snd_midi_event_encode(void *coder, const unsigned char *bytes, long count, void *event) {
        return ((long (*)(void *, const unsigned char *, long, void *))real("snd_midi_event_encode"))(
            coder, bytes, count, event);
    }
    """#
