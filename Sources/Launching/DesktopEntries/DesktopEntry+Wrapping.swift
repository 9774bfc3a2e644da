extension DesktopEntry {
    /// Puts `program` at the beginning of every command: the entry's and its actions'.
    ///
    /// What a changed key was stays in the same file, under a key of its own: one file is written at once, and
    /// cannot be parted from what restores it. DBusActivatable is switched off, since a desktop that starts a
    /// program through D-Bus does not look at Exec.
    /// - Parameters:
    ///   - program: Its word and those of its options, as `ExecWord` makes them.
    ///   - isCopy: Whether the text goes to another file than the one that it came from.
    public func wrapping(with program: String, isCopy: Bool) throws(DesktopEntryError) -> TextChange {
        if let obstacle { throw DesktopEntryError(obstacle) }
        // There are two lines at least, so the first has one.
        let terminator = Array(lines.first?.terminator ?? [])
        var marks = [DesktopEntry.wrappedKey] + (isCopy ? [DesktopEntry.copyKey] : [])
        var change = TextChange()
        for line in lines {
            if let tail = DesktopEntry.tail(of: line, wrappedIn: program), let key = line.key {
                change.remove(line.bytes)
                change.add(Array("\(DesktopEntry.originalPrefix)\(key)=".utf8) + line.tail + terminator)
                change.add(line.with(tail))
            } else {
                change.keep(line.bytes)
            }
            if line.groupName == DesktopEntry.mainGroup {
                for key in marks { change.add(Array("\(key)=true".utf8) + line.terminator) }
                marks = []
            }
        }
        // So that it is certain to come back, whatever there was.
        guard DesktopEntry(change.after).unwrapping().after == change.before else {
            throw DesktopEntryError("it has keys of its own that begin with \(DesktopEntry.keyPrefix)")
        }
        guard change.after.count <= DesktopEntry.maximumBytes else {
            throw DesktopEntryError("it would be too large to be unwrapped")
        }
        return change
    }

    /// What a line's value becomes, or nil if it stays.
    private static func tail(of line: DesktopEntryLine, wrappedIn program: String) -> ArraySlice<UInt8>? {
        let isMain = line.groupName == mainGroup
        switch line.key {
        case "Exec" where isMain || line.groupName.hasPrefix(actionGroupPrefix):
            return line.value.isEmpty ? nil : Array("\(program) ".utf8) + line.tail
        case "DBusActivatable" where isMain:
            return isTrue(line.value) ? Array("false".utf8)[...] : nil
        default:
            return nil
        }
    }

    /// Undoes `wrapping`: the changed keys get their values back, and camelwalk's own go. What else has been changed
    /// since stays, and the order in which the keys stand within their group does not matter: editors of menus sort
    /// them.
    public func unwrapping() -> TextChange {
        var originals: [Original: ArraySlice<ArraySlice<UInt8>>] = [:]
        for line in lines {
            guard let original = Original(line) else { continue }
            originals[original, default: []].append(line.tail)
        }
        var change = TextChange()
        for line in lines {
            if line.key?.hasPrefix(DesktopEntry.keyPrefix) == true {
                change.remove(line.bytes)
            } else if let key = line.key,
                let tail = originals[Original(group: line.group, key: key)]?.popFirst()
            {
                change.remove(line.bytes)
                change.add(line.with(tail))
            } else {
                change.keep(line.bytes)
            }
        }
        return change
    }

    /// The key whose value a line keeps.
    private struct Original: Hashable {
        let group: Int
        let key: String

        init(group: Int, key: String) {
            self.group = group
            self.key = key
        }

        init?(_ line: DesktopEntryLine) {
            guard let key = line.key, key.hasPrefix(DesktopEntry.originalPrefix) else { return nil }
            self.init(group: line.group, key: String(key.dropFirst(DesktopEntry.originalPrefix.count)))
        }
    }
}
