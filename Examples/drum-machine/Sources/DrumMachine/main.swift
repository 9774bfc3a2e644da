import CSDL2
import Glibc

let usage = "usage: drum-machine [--device DEVICE] [--samples DIRECTORY] [--seconds N] [--tell]"

/// Ends the process with this message.
func refuse(_ message: String) -> Never {
    let line = "drum-machine: \(message)\n"
    write(STDERR_FILENO, line, line.utf8.count)
    exit(1)
}

var options: [String: String] = [:]
var words = CommandLine.arguments.dropFirst()
while let word = words.popFirst() {
    guard ["--device", "--samples", "--seconds", "--tell"].contains(word),
        let value = word == "--tell" ? "" : words.popFirst()
    else { refuse(usage) }
    options[word] = value
}

guard SDL_Init(SDL_INIT_VIDEO | SDL_INIT_AUDIO) == 0 else { refuse(String(cString: SDL_GetError())) }
let machine = DrumMachine(samples: options["--samples"])
do {
    if let device = options["--device"] { try MIDIInput(device, receive: machine.receive).start() }
    let seconds = options["--seconds"].flatMap(Double.init) ?? .infinity
    try machine.run(seconds: seconds, isTelling: options["--tell"] != nil)
} catch {
    refuse("\(error)")
}
SDL_Quit()
