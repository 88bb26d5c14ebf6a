using System.CommandLine;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge fhir</c>: what can be done with files of FHIR R4 apart from any deployment.</summary>
internal static class FhirCommand
{
    public static Command Create() => new("fhir", "Check, convert, query and describe FHIR R4 resources: JSON, XML and NDJSON.")
    {
        FhirValidateCommand.Create(),
        FhirConvertCommand.Create(),
        FhirViewCommand.Create(),
        FhirPathCommand.Create(),
        FhirStatsCommand.Create(),
    };
}
