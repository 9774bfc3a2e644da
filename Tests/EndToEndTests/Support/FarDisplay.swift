import Foundation
import TestSupport
import Testing

/// A display that leads to a server by a long way: each piece is held back for half a round trip, each way. It counts
/// what is sent, and may hide what a newer server has.
final class FarDisplay {
    private let folder = TemporaryFolder()
    private let process: TestProcess
    /// The display's name.
    let name: String

    private static let script = """
        import asyncio, contextlib, os, signal, struct, sys
        path, counts, hidden = "/tmp/.X11-unix/X" + sys.argv[1].lstrip(":"), sys.argv[3], sys.argv[4]
        delay, sent, turns = float(sys.argv[2]) / 2000, 0, -1

        def approach(*_):
            global delay
            delay = 0
        signal.signal(signal.SIGUSR1, approach)

        def note():
            with open(counts + ".new", "w") as file: file.write(f"{sent} {turns}")
            os.rename(counts + ".new", counts)

        class Client:
            '''The requests of one client, each as a whole.'''
            def __init__(self): self.rest, self.turns, self.is_heard, self.is_up = b"", 0, False, False
            def split(self, piece):
                global sent, turns
                sent += len(piece)
                if self.is_heard: self.turns, self.is_heard = self.turns + 1, False
                self.rest, out = self.rest + piece, b""
                while True:
                    if not self.is_up:
                        if len(self.rest) < 12: break
                        words = [(n + 3) & ~3 for n in struct.unpack_from("<HH", self.rest, 6)]
                        length = 12 + sum(words)
                    else:
                        if len(self.rest) < 4: break
                        length = 4 * struct.unpack_from("<H", self.rest, 2)[0]
                        if length == 0: out, self.rest = out + self.rest, b""; break
                    if len(self.rest) < length: break
                    request, self.rest = bytearray(self.rest[:length]), self.rest[length:]
                    if self.is_up and f"{request[0]}.{request[1]}" in hidden.split(): request[1] = 99
                    # PutImage: the first picture.
                    if self.is_up and request[0] == 72 and turns < 0: turns = self.turns
                    self.is_up, out = True, out + request
                note()
                return out

        async def pump(reader, writer, see):
            loop, pieces = asyncio.get_running_loop(), asyncio.Queue()
            async def take():
                while piece := await reader.read(65536): pieces.put_nowait((loop.time() + delay, piece))
                pieces.put_nowait((loop.time() + delay, b""))
            taking = asyncio.ensure_future(take())
            with contextlib.suppress(OSError):
                while True:
                    due, piece = await pieces.get()
                    await asyncio.sleep(max(0, due - loop.time()))
                    if not piece: break
                    writer.write(see(piece))
                    await writer.drain()
            writer.close()
            await asyncio.wait([taking])

        async def connect(reader, writer):
            client = Client()
            def hear(piece):
                client.is_heard = True
                return piece
            with contextlib.suppress(OSError):
                server_reader, server_writer = await asyncio.open_unix_connection(path)
                await asyncio.gather(pump(reader, server_writer, client.split), pump(server_reader, writer, hear))

        async def main():
            server = await asyncio.start_server(connect, "127.0.0.1", 0)
            print(f"127.0.0.1:{server.sockets[0].getsockname()[1] - 6000}", flush=True)
            async with server: await server.serve_forever()
        asyncio.run(main())
        """

    /// A way to `server` that takes so many milliseconds there and back. Requests of `hidden` ("RANDR.42") are not known
    /// at its end.
    init(_ server: XServer, milliseconds: Int, hidden: [String] = []) throws {
        let codes = try hidden.map { try FarDisplay.code($0, server) }
        process = try TestProgram([
            "python3", "-c", FarDisplay.script, server.display, "\(milliseconds)", folder.file("counts"),
            codes.joined(separator: " "),
        ]).start()
        let process = process
        try #require(eventually { process.outputSoFar.contains("\n") })
        name = process.outputSoFar.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    deinit { kill(process.identifier, SIGKILL) }

    /// A request of an extension by the server's numbers: "RANDR.42" is 140.42, or another one.
    private static func code(_ request: String, _ server: XServer) throws -> String {
        let parts = request.split(separator: ".")
        let list = server.tool("xdpyinfo", "-queryExtensions")
        let line = try #require(list.split(separator: "\n").first { $0.contains(" \(parts[0]) ") })
        let number = try #require(line.split(separator: "opcode: ").last?.prefix { $0.isNumber })
        return "\(number).\(parts[1])"
    }

    /// The way takes no time from now on.
    func approach() { kill(process.identifier, SIGUSR1) }

    private var counts: [Int] { text(folder.file("counts")).split(separator: " ").compactMap { Int($0) } }

    /// Bytes that all clients have sent so far.
    var sentBytes: Int { counts.first ?? 0 }

    /// How many answers the client waited for that has sent the first picture; nil if nobody has.
    var answersBeforePicture: Int? { counts.last.flatMap { $0 < 0 ? nil : $0 } }
}
