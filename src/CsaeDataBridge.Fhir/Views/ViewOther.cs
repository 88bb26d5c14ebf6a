using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>A resource that others refer to or that refers to others, kept as the part of it that the view reads.</summary>
/// <param name="References">The names by which others may refer to it.</param>
/// <param name="IsFaulty">Whether it is not as R4 has it.</param>
/// <param name="IsModified">Whether it may mean the opposite of what it says.</param>
internal sealed record ViewOther(byte[] Json, string[] References, bool IsFaulty, bool IsModified)
{
    // What was pruned away can leave objects with nothing inside; the faults of the whole were told when it was read.
    public FhirNode Read() => FhirJson.Read(Json.AsMemory(), null, 1, new List<Issue>());
}
