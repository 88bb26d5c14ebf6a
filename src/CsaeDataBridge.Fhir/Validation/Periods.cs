namespace CsaeDataBridge.Fhir;

/// <summary>per-1 where it can be seen without reading dates.</summary>
internal static class Periods
{
    /// <summary>Whether the start is not after the end, both written alike: as long and in the same zone.</summary>
    public static bool IsPlain(FhirNode period)
    {
        string? start = period.Text("start");
        string? end = period.Text("end");
        if (start is null || end is null)
        {
            return true;
        }

        int zone = start.Length > 10 ? start.AsSpan(10).LastIndexOfAny('Z', '+', '-') + 10 : start.Length;
        return start.Length == end.Length && (start.Length <= 10 || zone > 10) && start.AsSpan(zone).SequenceEqual(end.AsSpan(zone)) && string.CompareOrdinal(start, end) <= 0;
    }
}
