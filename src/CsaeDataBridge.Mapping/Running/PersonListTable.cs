using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>The lists of people that a flow asks, as tables of the delivery that is mapped; a row on the wrong side of one gets no further.</summary>
/// <remarks>The National Data Opt-out comes back from NHS England as the numbers that may be used, one in a line.</remarks>
internal static class PersonListTable
{
    private const string Header = "nhs_number";

    /// <summary>True for a field whose numbers are looked up.</summary>
    public static bool Asks(FieldDefinition field) => field is { Kind: FieldKind.Identity, CodeSystem: "nhs_number" };

    /// <summary>The table of a list.</summary>
    public static string Of(PersonListNeed list) => $"{Text.Mapped}.{Name(list)}";

    /// <summary>The statement that makes the table.</summary>
    public static string Create(PersonListNeed list) => $"CREATE OR REPLACE TABLE {Of(list)} (line BIGINT, nhs_number VARCHAR);\n";

    /// <summary>Fills the tables of every list that a mapping asks.</summary>
    /// <exception cref="BridgeException">MAP327: a list that is not there, or a line that is no NHS number.</exception>
    public static void Fill(DuckDbSession session, IReadOnlyList<PersonListNeed> needs, IReadOnlyList<PersonList> lists)
    {
        foreach (PersonListNeed need in needs)
        {
            PersonList list = lists.FirstOrDefault(known => known.Name == need.Name) ?? throw Fault(new Place(Field: need.Name), "no list", "fetch the list: without it the flow is shut");
            Read(session, need, list);
            long? wrong = session.Scalar<long?>($"SELECT min(line) FROM {Of(need)} WHERE {IdentitySql.Value("nhs_number", "nhs_number")} IS NULL");
            if (wrong is { } line)
            {
                throw Fault(new Place(Path.GetFileName(list.Path), line), "a line that is no NHS number", "fetch the list again: who is on a damaged line cannot be told");
            }

            session.Execute($"UPDATE {Of(need)} SET nhs_number = {IdentitySql.Value("nhs_number", "nhs_number")}");
        }
    }

    private static void Read(DuckDbSession session, PersonListNeed need, PersonList list)
    {
        using ChunkWriter writer = session.Writer("mapped", "main", Name(need));
        FileGuard.Run(list.Path, () =>
        {
            long line = 0;
            foreach (string text in File.ReadLines(list.Path))
            {
                line++;
                string number = text.Trim().TrimEnd(',').Trim('"');
                if (number.Length > 0 && !(line == 1 && number == Header))
                {
                    writer.Int64(0, line);
                    writer.Text(1, number);
                    writer.EndRow();
                }
            }
        });
        writer.Complete();
    }

    private static string Name(PersonListNeed list) => list.Clears ? "cleared" : "objected";

    private static BridgeException Fault(Place place, string found, string fix) => new(Issue.Error(MappingCodes.PersonList, place, found, "a file of NHS numbers, one in a line, which may begin with the line nhs_number", fix));
}
