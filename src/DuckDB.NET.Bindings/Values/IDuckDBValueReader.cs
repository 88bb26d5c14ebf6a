namespace DuckDB.NET.Native;

/// <summary>Reads one value of any type.</summary>
public interface IDuckDBValueReader
{
    bool IsNull();

    T GetValue<T>();
}
