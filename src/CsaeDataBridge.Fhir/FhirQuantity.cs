namespace CsaeDataBridge.Fhir;

/// <summary>A value with a unit, as FHIRPath counts with it.</summary>
/// <param name="Value">The number; its digits are kept.</param>
/// <param name="Unit">A UCUM code, <c>1</c> for none, or the word of a calendar unit such as <c>month</c>.</param>
/// <param name="IsCalendar">Whether the unit is a word: a <c>month</c> is as long as the calendar says, a UCUM <c>mo</c> always 30.4375 days.</param>
public sealed record FhirQuantity(decimal Value, string Unit, bool IsCalendar = false)
{
    /// <summary>As FHIRPath writes it: <c>4 days</c>, <c>10.1 'mg'</c>.</summary>
    public override string ToString() => IsCalendar ? $"{PathDecimal.Text(Value)} {Unit}" : $"{PathDecimal.Text(Value)} '{Unit}'";
}
