namespace CsaeDataBridge.Agreements;

/// <summary>The closed list of comparisons that a row condition may make.</summary>
public enum RowOperator
{
    Equal,
    NotEqual,
    LessThan,
    LessThanOrUnknown,
    AtMost,
    GreaterThan,
    AtLeast,
    Between,
    In,
    NotIn,
    IsPresent,
}
