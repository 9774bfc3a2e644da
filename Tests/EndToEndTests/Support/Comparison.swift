import Testing

/// Runs both programs and expects the same bytes and the same raw status of them. Returns the second.
@discardableResult
func expectSame(
    _ alone: TestProgram, _ under: TestProgram, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) throws -> TestProcess {
    let alone = try alone.run()
    let under = try under.run()
    #expect(under.status == alone.status, comment, sourceLocation: sourceLocation)
    #expect(
        under.outputData == alone.outputData, comment ?? "\(under.outputText)", sourceLocation: sourceLocation
    )
    #expect(
        under.errorData == alone.errorData, comment ?? "\(under.errorText)", sourceLocation: sourceLocation)
    return under
}
