namespace CsaeDataBridge.Extracts;

/// <summary>Opens the reader that a layout asks for.</summary>
internal static class RecordReaders
{
    public static IRecordReader Open(Delivery delivery, StagePlan plan, bool lineBreaksInQuotes) =>
        plan.Joins.Count == 0 ? OpenOne(delivery, plan, lineBreaksInQuotes) : new JoinedReader(OpenOne(delivery, plan, lineBreaksInQuotes), delivery, plan);

    private static IRecordReader OpenOne(Delivery delivery, StagePlan plan, bool lineBreaksInQuotes) => plan.Layout.Format switch
    {
        SourceFormat.Delimited or SourceFormat.FixedWidth => new DelimitedReader(delivery.OpenContent(), delivery.Name, plan.Layout, lineBreaksInQuotes),
        SourceFormat.Workbook => new WorkbookReader(delivery, plan.Layout),
        SourceFormat.Json or SourceFormat.JsonLines => new JsonRecordReader(delivery, plan),
        SourceFormat.Fhir => new FhirRecordReader(delivery, plan),
        _ => new XmlRecordReader(delivery, plan),
    };
}
