namespace CsaeDataBridge.Northshire;

/// <summary>What a source row says of whom it is about. What it leaves out, no reader can know.</summary>
/// <param name="Reference">The record's own number: a later row with the same one corrects it.</param>
/// <param name="Day">The date of the event, from which its age is reckoned.</param>
/// <param name="Born">True when the row has the birth date.</param>
/// <param name="Sex">True when the row has the sex.</param>
/// <param name="Home">Code of the council of home; empty when the row does not say.</param>
/// <param name="NhsNumber">Empty when the row does not have it.</param>
/// <param name="Upn">Empty when the row does not have it.</param>
/// <param name="Area">Code of the council where it happened; empty when the row does not say. Of crimes their own truth has it.</param>
internal sealed record Stated(string Reference, DateOnly Day, bool Born, bool Sex, string Home, string NhsNumber = "", string Upn = "", string Area = "");
