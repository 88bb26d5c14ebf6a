using System.Data.Common;

namespace CsaeDataBridge.Analysts;

/// <summary>Prints one result after another, and says of each how much of it is printed.</summary>
/// <param name="most">How many rows of a result are printed; null for all.</param>
internal abstract class ResultPrinter(int? most)
{
    /// <summary>How many results were printed.</summary>
    public int Results { get; private set; }

    /// <summary>How many rows of all results were printed.</summary>
    public long Printed { get; private set; }

    /// <summary>How many rows of all results were not printed.</summary>
    public long LeftOut { get; private set; }

    public static ResultPrinter Of(QueryRequest request, TextWriter output) => request.Format switch
    {
        QueryFormat.Csv => new CsvPrinter(request.MostRows, output),
        QueryFormat.Json => new JsonPrinter(request, output),
        _ => new TablePrinter(request.MostRows, output),
    };

    /// <summary>Prints a result; rows that are not printed are counted.</summary>
    public void Print(DbDataReader result)
    {
        Begin([.. Enumerable.Range(0, result.FieldCount).Select(result.GetName)], [.. Enumerable.Range(0, result.FieldCount).Select(result.GetDataTypeName)]);
        long rows = 0;
        for (; result.Read(); rows++)
        {
            if (most is null || rows < most)
            {
                Row(Values(result));
            }
        }

        long printed = Math.Min(rows, most ?? rows);
        End(printed, rows);
        Results++;
        Printed += printed;
        LeftOut += rows - printed;
    }

    /// <summary>Prints what comes after the last result.</summary>
    public virtual void Close()
    {
    }

    // The driver fails in many ways over what it has no type for: NULL in a list of numbers, a day that never comes, a union.
    private static object[] Values(DbDataReader result)
    {
        var values = new object[result.FieldCount];
        try
        {
            result.GetValues(values);
            return values;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw new InvalidCastException();
        }
    }

    protected abstract void Begin(IReadOnlyList<string> names, IReadOnlyList<string> types);

    protected abstract void Row(IReadOnlyList<object> values);

    /// <param name="printed">Rows that were printed.</param>
    /// <param name="rows">Rows that the result has.</param>
    protected abstract void End(long printed, long rows);
}
