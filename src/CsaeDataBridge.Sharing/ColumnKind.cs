namespace CsaeDataBridge.Sharing;

/// <summary>How a published column is made.</summary>
internal enum ColumnKind
{
    /// <summary>A count of people or records: suppressed and rounded.</summary>
    Count,

    /// <summary>A rate per 10,000 from a rounded count and a public denominator.</summary>
    Rate,

    /// <summary>A percentage from two rounded counts.</summary>
    Percent,

    /// <summary>A median or percentile, hidden where its count is hidden or under ten.</summary>
    Value,
}
