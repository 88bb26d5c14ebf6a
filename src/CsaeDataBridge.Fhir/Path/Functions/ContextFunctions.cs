namespace CsaeDataBridge.Fhir;

/// <summary>Functions that ask the evaluation itself: the clock, the trace, types.</summary>
internal static class ContextFunctions
{
    public static IEnumerable<PathFunction> All =>
    [
        new("now", 0, 0, "DateTime", call => [FhirTemporal.At(call.State.Now.Value)]),
        new("today", 0, 0, "Date", call => [FhirTemporal.At(call.State.Now.Value).Cut(FhirTemporalKind.Date, FhirTemporal.Day)]),
        new("timeOfDay", 0, 0, "Time", call => [TimeOfDay(call.State.Now.Value)]),
        new("trace", 1, 2, "=", Trace) { OverItems = argument => argument == 1 },
        new("defineVariable", 1, 2, "=", DefineVariable) { OverItems = argument => argument == 1 },
        new("type", 0, 0, "?", call => [.. call.Input.Select(TypeOf)]),
    ];

    private static FhirTemporal TimeOfDay(DateTimeOffset now) =>
        new(FhirTemporalKind.Time, new DateTime(now.TimeOfDay.Ticks), FhirTemporal.Fraction, null, 3);

    private static IReadOnlyList<object> Trace(PathCall call)
    {
        string name = call.Text(0) ?? throw call.State.Failed("a trace without a name", "a name, as text");
        if (call.State.Context.Trace is { } trace)
        {
            trace(name, call.Count == 1 ? call.Input : [.. call.Input.SelectMany((item, index) => call.Over(1, item, index))]);
        }

        return call.Input;
    }

    /// <summary>The name holds for the rest of the chain; giving it a second meaning there is a fault.</summary>
    private static IReadOnlyList<object> DefineVariable(PathCall call)
    {
        string name = call.Text(0) ?? throw call.State.Failed("a variable without a name", "a name, as text");
        if (call.Frame.Variable(name) is not null || PathVariables.Find(call.State, name) is not null)
        {
            throw call.State.Failed("a variable that is already defined", "a name of its own");
        }

        call.Frame.Define(name, call.Count == 1 ? call.Input : call.Arguments[1].Evaluate(call.Frame.ForAll(call.Input)));
        return call.Input;
    }

    private static object TypeOf(object item) => item is FhirNode node
        ? new FhirPathTypeName("FHIR", node.Type.Name)
        : new FhirPathTypeName("System", PathTypeTest.NameOf(item));
}
