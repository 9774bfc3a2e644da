import Testing

/// Tests on the real release binaries. One after the other: they look at processes, windows and the focus.
@Suite(.serialized) struct EndToEnd {}
