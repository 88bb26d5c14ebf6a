namespace CsaeDataBridge.Conformance;

/// <summary>A case of a suite that did not come out as the suite says.</summary>
/// <param name="Name">The case's name, or its file below the suite's folder.</param>
/// <param name="Reason">What came instead.</param>
internal sealed record SuiteFailure(string Name, string Reason);
