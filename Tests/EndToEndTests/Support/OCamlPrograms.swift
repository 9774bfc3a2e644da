import Foundation
import TestSupport
import Testing

/// Real OCaml programs, compiled once: the same source in every form that the compilers give it.
final class OCamlPrograms: @unchecked Sendable {
    /// Prints what it was told of itself and does what its first argument says.
    private static let source = """
        let () =
          Array.iter print_endline Sys.argv;
          print_endline Sys.executable_name;
          prerr_endline (try Sys.getenv "OCAMLRUNPARAM" with Not_found -> "no parameters");
          match Sys.argv with
          | [| _; "raise" |] -> failwith "on purpose"
          | [| _; "kill" |] -> Unix.kill (Unix.getpid ()) Sys.sigterm; Unix.sleep 10
          | [| _; "exit"; status |] -> exit (int_of_string status)
          | _ -> ()
        """

    /// All of them; nil if they could not be made.
    private static let made = OCamlPrograms()

    private let folder = TemporaryFolder()
    // Removes the folder when this pipe ends, however the test run comes to its end.
    private let keeper: TestProcess?

    /// All of them.
    static func all() throws -> OCamlPrograms {
        try #require(made, "the OCaml programs could not be compiled")
    }

    /// The forms that start by themselves.
    static let executables = [
        "plain", "for-runtime", "for-long-runtime", "custom", "complete", "stripped", "env",
    ]

    private init?() {
        var remover = TestProgram(["/bin/sh", "-c", "cat > /dev/null; rm -rf \"$1\"", "sh", folder.path])
        remover.input = .pipe
        keeper = try? remover.start()
        let long = String(repeating: "long", count: 40)
        _ = folder.write("probe.ml", OCamlPrograms.source)
        _ = folder.write("gone.ml", "external gone : unit -> unit = \"gone\"\nlet () = gone ()")
        _ = folder.write("gone.c", "#include <caml/mlvalues.h>\nvalue gone(value unit) { return unit; }")
        let script = """
            set -e
            mkdir \(long)
            ln -s "$(command -v ocamlrun)" \(long)/ocamlrun
            ln -s \(Product.camelwalk) camelrun
            link() { ocamlc -g -I . unix.cma "$@" probe.cmo; }
            ocamlc -g -c probe.ml
            link -o plain
            link -use-runtime "$(command -v ocamlrun)" -o for-runtime
            link -use-runtime $PWD/\(long)/ocamlrun -o for-long-runtime
            link -custom -o custom
            link -output-complete-exe -o complete
            strip -o stripped custom
            (echo '#!/usr/bin/env ocamlrun'; tail -n +2 plain) > env
            mkdir camel
            link -use-runtime $PWD/camelrun -o camel/for-runtime
            ln -s ../camelrun \(long)/camelrun
            link -use-runtime $PWD/\(long)/camelrun -o camel/for-long-runtime
            (echo '#!/usr/bin/env camelrun'; tail -n +2 plain) > camel/env
            chmod +x env camel/env
            ocamlc -c gone.c
            ocamlmklib -o gone gone.o
            ocamlc -dllib -lgone -dllpath $PWD gone.ml -o gone
            rm -f dllgone.so
            # What the kernel does not run: not executable, nothing in front, no interpreter, another version.
            cp plain data; chmod -x data
            tail -n +2 plain > headless; chmod +x headless
            (echo '#!/nowhere/ocamlrun'; tail -n +2 plain) > lost; chmod +x lost
            cp -r \(long) passing-\(long)
            link -use-runtime $PWD/passing-\(long)/ocamlrun -o long-lost
            rm -r passing-\(long)
            (head -c -3 data; printf 031) > newer
            ocamlc -a -o probe.cma probe.cmo
            """
        var program = TestProgram(shell: script)
        program.directory = folder.path
        guard let process = try? program.run(seconds: 120), process.exitStatus == 0 else {
            return nil
        }
    }

    /// The path of one of them.
    func path(_ name: String) -> String { folder.file(name) }

    /// The folder that they are in.
    var directory: String { folder.path }

    /// A command line in their folder, on a display and without sound, with these variables besides.
    func program(_ words: [String], _ variables: [String: String] = [:]) -> TestProgram {
        var program = TestProgram(words).on(.bare)
        program.directory = directory
        program.environment["CAMELWALK_MUTE"] = "1"
        program.environment.merge(variables) { $1 }
        return program
    }

    /// Runs both command lines and expects the same of them. Returns the second.
    @discardableResult
    func expectSame(
        _ alone: [String], _ under: [String], _ variables: [String: String] = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> TestProcess {
        try EndToEndTests.expectSame(
            program(alone, variables), program(under, variables), sourceLocation: sourceLocation)
    }

    /// What this release's bytecode ends with, such as Caml1999X030.
    var magic: String { String(decoding: contents(path("data")).suffix(12), as: UTF8.self) }

    /// camelrun, a link to the launcher.
    var camelrun: String { folder.file("camelrun") }
}
