import CProcessProbe
import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The sound on real servers: what they know of it, what is heard, and what becomes of it if they fail.
    @Suite(.serialized) struct SoundServers {
        private static let null = "module-null-sink sink_name=null"

        /// Plays a tone. Returns what the sink was given of it, as `SoundFile.envelope` has it.
        private func heard(on server: PulseServer) throws -> [Int] {
            let folder = TemporaryFolder()
            let tone = try SoundFile.tone(in: folder)
            let recording = try server.recording(of: "null") {
                // Without text, the sound is the first that needs SDL.
                let options = ["--soundtrack", tone, "--no-text"]
                let (_, log) = try server.splash(seconds: 60, options: options) { process in
                    let inputs = server.tool("pactl", "list", "sink-inputs")
                    #expect(inputs.contains("media.name = \"camelwalk\""), "\(inputs)")
                    #expect(inputs.contains("media.role = \"event\""))
                    #expect(inputs.contains("application.icon_name = \"camelwalk\""))
                    // So much of it is to be heard.
                    usleep(1_500_000)
                    kill(process.identifier, SIGKILL)
                }
                try log.expect("audio open 44100 Hz, 2 channels, pulseaudio")
            }
            return SoundFile.envelope(recording)
        }

        /// Where the tone does not come from silence and go there; nil if it does.
        private func flaw(_ envelope: [Int]) -> String? {
            guard let first = envelope.firstIndex(where: { $0 > 0 }),
                let last = envelope.lastIndex(where: { $0 > 0 }), last - first > 100
            else { return "it is not heard: \(envelope)" }
            let loud = envelope[(first + 40)..<(last - 30)].max() ?? 0
            guard loud > 10_000 else { return "it is faint: \(envelope)" }
            // 300 ms in and 150 ms out, in 30 and 15 of these steps; two may come together.
            let beginning = [0] + envelope[first...(first + 32)]
            let ending = envelope[(last - 16)...last] + [0]
            let steep = [beginning, Array(ending)].first { part in
                zip(part, part.dropFirst()).contains { abs($1 - $0) >= loud / 5 }
            }
            return steep.map { "a step: \($0)" }
        }

        private func expectFades(on server: PulseServer) throws {
            var flaw: String?
            // A busy machine lets the server wait for sound, and there is a gap; but not always in the same place.
            for _ in 0..<4 {
                flaw = self.flaw(try heard(on: server))
                if flaw == nil { return }
            }
            Issue.record("\(flaw ?? "")")
        }

        @Test func pulseAudioHearsItComeFromSilenceAndGoThere() throws {
            try expectFades(on: PulseServer(modules: [Self.null]))
        }

        @Test(.enabled(if: PulseServer.hasPipeWire, "there is no PipeWire"))
        func pipeWireHearsItComeFromSilenceAndGoThere() throws {
            try expectFades(on: .pipeWire())
        }

        /// The volume of the splash's stream, in per cent.
        private func volume(on server: PulseServer) -> String? {
            let inputs = server.tool("pactl", "list", "sink-inputs")
            return inputs.firstMatch(of: /Volume: front-left: \d+ \/ +(\d+)%/).map { String($0.1) }
        }

        private func expectVolumeIsKept(by server: PulseServer) throws {
            _ = try server.splash(seconds: 2) { _ in
                #expect(volume(on: server) == "100")
                let input = server.tool("pactl", "list", "short", "sink-inputs").prefix { $0 != "\t" }
                _ = server.tool("pactl", "set-sink-input-volume", String(input), "30%")
                #expect(eventually { volume(on: server) == "30" })
            }
            _ = try server.splash(seconds: 2) { _ in
                #expect(eventually { volume(on: server) == "30" })
            }
        }

        @Test func theVolumeThatTheUserGaveItIsKept() throws {
            try expectVolumeIsKept(by: PulseServer(modules: [Self.null, "module-stream-restore"]))
        }

        /// A call, or what else has the role that others are to make way for.
        @Test func itMakesWayForACall() throws {
            let ducking = "module-role-ducking trigger_roles=phone ducking_roles=event volume=-20dB"
            let server = try PulseServer(modules: [Self.null, ducking])
            let folder = TemporaryFolder()
            let tone = try SoundFile.tone(in: folder)
            let recording = try server.recording(of: "null") {
                _ = try server.splash(seconds: 4, options: ["--soundtrack", tone]) { _ in
                    usleep(1_000_000)
                    // Two seconds of silence.
                    _ = server.tool(
                        "sh", "-c", "head -c 352800 /dev/zero | pacat --property=media.role=phone")
                }
            }
            let envelope = SoundFile.envelope(recording)
            let loud = envelope.max() ?? 0
            let quiet = envelope.filter { $0 > loud / 20 && $0 < loud / 7 }
            #expect(quiet.count > 50, "for most of two seconds, a tenth: \(envelope)")
        }

        /// SDL 2.26 dies if the server has no sink.
        @Test func aServerWithoutASinkIsSilence() throws {
            let server = try PulseServer(modules: [])
            let (process, log) = try server.splash(seconds: 1.5)
            #expect(process.exitStatus == 0)
            try log.expect("closed: exit")
            try log.expect("error: cannot open an audio device: the sound server has no output")
        }

        /// The identifier of a thread of the process; nil if there is none of this name.
        private func thread(named name: String, of process: pid_t) -> pid_t? {
            let folder = "/proc/\(process)/task"
            let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return threads.first { text("\(folder)/\($0)/comm") == name + "\n" }.flatMap { pid_t($0) }
        }

        /// Whether a thread of the process blocks SIGSEGV.
        private func blocksFaults(_ thread: pid_t, of process: pid_t) -> Bool {
            let status = text("/proc/\(process)/task/\(thread)/status")
            let mask = status.firstMatch(of: /SigBlk:\s*([0-9a-f]+)/).flatMap { UInt64($0.1, radix: 16) }
            return mask.map { $0 & 1 << (SIGSEGV - 1) != 0 } ?? true
        }

        /// In SDL's threads, and in libpulse's, which ALSA's library starts as SDL 2.28 and later do.
        @Test(arguments: [("pulseaudio", "PulseHotplug"), ("alsa", "threaded-ml")])
        func aFaultInALibrarysThreadEndsTheSoundAlone(driver: String, name: String) throws {
            let server = try PulseServer(modules: [Self.null])
            let (process, log) = try server.splash(seconds: 3, through: driver) { command in
                let splash = try #require(SplashProcess.watching(command.identifier))
                #expect(eventually { thread(named: name, of: splash) != nil })
                let faulty = try #require(thread(named: name, of: splash))
                #expect(!blocksFaults(faulty, of: splash), "the kernel would end the process")
                #expect(probe_signal_thread(splash, faulty, SIGSEGV) == 0)
                #expect(throughout(1) { SplashProcess.watching(command.identifier) == splash })
            }
            #expect(process.exitStatus == 0)
            try log.expect("error: the sound died of signal 11; there is no sound any more")
            try log.expect("closed: exit")
        }

        @Test func aServerThatLosesItsSinksLosesNoSplash() throws {
            let sinks = ["module-null-sink sink_name=a", "module-null-sink sink_name=b"]
            let server = try PulseServer(modules: sinks)
            let (_, log) = try server.splash(seconds: 60) { process in
                // A race: some of these times there is no sink when SDL asks for the new one.
                for _ in 0..<12 {
                    _ = server.tool("pactl", "unload-module", "module-null-sink")
                    for sink in sinks {
                        _ = server.tool("sh", "-c", "pactl load-module \(sink)")
                    }
                }
                #expect(SplashProcess.watching(process.identifier) != nil)
                kill(process.identifier, SIGKILL)
            }
            try log.expect("closed: exit")
        }
    }
}
