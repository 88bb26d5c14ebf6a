using System.Data.Common;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Runs a view over resources: each is cut down to what the view reads before DuckDB sees it.</summary>
/// <remarks>Not for several threads at once. The session gets a temporary table of this reader's own.</remarks>
public sealed class FhirViewReader(DuckDbSession session, FhirView view)
{
    private const int ResourcesPerSlice = 20_000;
    private const string Table = "fhir_view_resource";

    /// <summary>The rows of the view over resources in memory, slice by slice.</summary>
    /// <param name="resources">Gone through twice when the view reads resources beside its own.</param>
    /// <returns>A value for each column: bool, long, decimal, string, a list of one of these, or null.</returns>
    /// <exception cref="BridgeException">FHR984: several items where the view has place for one.</exception>
    public IEnumerable<IReadOnlyList<object?>> Rows(IEnumerable<FhirNode> resources) => Rows(() => resources.Select(resource => (resource, (string?)null)));

    /// <summary>The rows of the view over files, which are streamed; those of a bulk export are read as one delivery.</summary>
    /// <param name="files">Read twice when the view reads resources beside its own.</param>
    /// <param name="token">Stops the work between resources.</param>
    /// <returns>As of the other overload.</returns>
    /// <exception cref="BridgeException">FHR90x, FHR91x: a file or resource that is not as R4 has it. FHR984 as above.</exception>
    public IEnumerable<IReadOnlyList<object?>> Rows(IReadOnlyList<FhirFile> files, CancellationToken token) => Rows(() => files.SelectMany(file => file.Resources(token)));

    private IEnumerable<IReadOnlyList<object?>> Rows(Func<IEnumerable<(FhirNode Resource, string? FullUrl)>> resources)
    {
        using ViewIndex? index = view.ReadsOthers ? new ViewIndex(view) : null;
        foreach ((FhirNode resource, string? fullUrl) in index is null ? [] : resources())
        {
            index!.Add(resource, fullUrl, isFaulty: false);
        }

        using var pruner = new ViewPruner(index);
        ViewKeep keep = ViewKeep.Of(view.Root);
        using IEnumerator<(FhirNode Resource, string? FullUrl)> own = resources().Where(one => one.Resource.Type.Name == view.Resource).GetEnumerator();
        for (bool more = true; more;)
        {
            session.Execute($"CREATE OR REPLACE TEMP TABLE {Table} (json VARCHAR)");
            using (ChunkWriter writer = session.Writer("temp", "main", Table))
            {
                for (int count = 0; count < ResourcesPerSlice && (more = own.MoveNext()); count++)
                {
                    (FhirNode resource, string? fullUrl) = own.Current;
                    writer.Utf8(0, pruner.Write(resource, keep, ViewIndex.References(resource, fullUrl), forDuckDb: true));
                    writer.EndRow();
                }

                writer.Complete();
            }

            foreach (object?[] row in Query())
            {
                yield return row;
            }
        }
    }

    private IReadOnlyList<object?[]> Query()
    {
        try
        {
            return session.Query(view.Sql(Table, "json"), Row);
        }
        catch (BridgeException fault) when (fault.Issues[0].Code is DuckDbCodes.Other or DuckDbCodes.Conversion)
        {
            throw ViewFault.Failed(view.File, [.. view.Columns.Where(column => !column.IsCollection).Select(column => column.Name)]);
        }
    }

    private static object?[] Row(DbDataReader reader)
    {
        object?[] row = new object?[reader.FieldCount];
        for (int column = 0; column < row.Length; column++)
        {
            row[column] = reader.IsDBNull(column) ? null : reader.GetValue(column);
        }

        return row;
    }
}
