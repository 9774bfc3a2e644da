import Glibc
import Launching
import POSIX

/// Wraps a desktop entry in camelwalk, or unwraps it.
struct DesktopEntryChange {
    let request: DesktopEntryRequest

    /// The status to exit with.
    func run() -> Int32 {
        do {
            let files = try DesktopEntryFiles()
            let isDone =
                switch request.action {
                case .wrap: try wrap(try files.entry(request.name), files)
                case .unwrap: try unwrap(try files.ownEntry(request.name), files)
                }
            return isDone ? 0 : ExitStatus.failure
        } catch {
            complain("\(request.action.optionName): \(error)")
            return ExitStatus.failure
        }
    }

    private func wrap(_ file: DesktopEntryFile, _ files: DesktopEntryFiles) throws -> Bool {
        let contents = try file.read()
        let entry = DesktopEntry(contents.bytes)
        if entry.isWrapped { return tell("\(file.path) is wrapped already") }
        let change = try change(of: entry, in: file)
        if entry.runsInTerminal {
            complain(
                "note: \(request.name.identifier) runs in a terminal, whose own window opens before the camel's"
            )
        }
        if request.isDryRun { return tell(change.unifiedDiff(from: file.path, to: file.target)) }
        try files.write(change.after, to: file, mode: contents.mode)
        return report("wrote", file.target)
    }

    private func change(of entry: DesktopEntry, in file: DesktopEntryFile) throws(DesktopEntryError)
        -> TextChange
    {
        do throws(DesktopEntryError) {
            var words = [try OwnProgram.execWord()]
            for word in request.optionWords(runsInTerminal: entry.runsInTerminal) {
                words.append(try ExecWord.argument(word))
            }
            return try entry.wrapping(with: words.joined(separator: " "), isCopy: file.isCopied)
        } catch {
            throw DesktopEntryError("cannot wrap \(file.path): \(error)")
        }
    }

    private func unwrap(_ file: DesktopEntryFile, _ files: DesktopEntryFiles) throws -> Bool {
        let contents = try file.read()
        let entry = DesktopEntry(contents.bytes)
        guard entry.isWrapped else {
            throw DesktopEntryError("\(file.path) is not wrapped; it stays as it is")
        }
        let change = entry.isCopy ? TextChange(removing: contents.bytes) : entry.unwrapping()
        if request.isDryRun {
            return tell(change.unifiedDiff(from: file.path, to: entry.isCopy ? "/dev/null" : file.path))
        }
        if entry.isCopy {
            try files.remove(file)
        } else {
            try files.write(change.after, to: file, mode: contents.mode)
        }
        return report(entry.isCopy ? "removed" : "restored", file.path)
    }

    private func report(_ deed: String, _ path: ByteString) -> Bool {
        tell("\(deed) \(path); the desktop may need a moment to see it")
    }
}
