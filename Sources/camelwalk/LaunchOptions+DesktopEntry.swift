import POSIX
import Launching

extension DesktopEntryOptions {
    /// What is asked for, or nil where nothing is.
    ///
    /// - Parameter isAlone: Whether there are neither other options nor a command.
    func request(isAlone: Bool) throws(SettingError) -> DesktopEntryRequest? {
        let asked =
            wrapDesktopEntry.map { (DesktopEntryRequest.Action.wrap, $0) }
            + unwrapDesktopEntry.map { (DesktopEntryRequest.Action.unwrap, $0) }
        guard let (action, typed) = asked.first else {
            guard dryRun else { return nil }
            throw SettingError(
                name: "--dry-run", value: "",
                expectation: "effect only together with --wrap-desktop-entry or --unwrap-desktop-entry")
        }
        let option = action.optionName
        guard asked.count == 1 else {
            throw SettingError(
                name: option, value: "", expectation: "one entry at a time, to wrap or to unwrap")
        }
        guard isAlone else {
            throw SettingError(
                name: option, value: "", expectation: "no command, and no option but --dry-run")
        }
        let text = ByteString(escaped: typed)
        guard let name = DesktopEntryName(text) else {
            throw SettingError(name: option, value: text, expectation: DesktopEntryName.expectation)
        }
        return DesktopEntryRequest(action: action, name: name, isDryRun: dryRun)
    }
}
