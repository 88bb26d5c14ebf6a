namespace CsaeDataBridge.Extracts;

/// <summary>What a cell looks like by itself.</summary>
public enum CellForm
{
    /// <summary>A date in one of the formats that agencies write.</summary>
    Date,

    /// <summary>A date with a time of day.</summary>
    Instant,

    /// <summary>A number without a fraction, of 9 digits at most.</summary>
    Whole,

    Decimal,

    /// <summary>Yes, no or a tick.</summary>
    YesNo,

    /// <summary>Ten digits whose last checks the others.</summary>
    NhsNumber,

    /// <summary>A letter and twelve digits: a unique pupil number.</summary>
    Upn,

    Postcode,

    /// <summary>A letter and eight digits: an area of the Office for National Statistics.</summary>
    Gss,

    /// <summary>A class and sub-class of the Home Office.</summary>
    Offence,

    /// <summary>One or two digits and perhaps a letter: a code of the DfE.</summary>
    DfeFactor,

    /// <summary>Letters and digits without a space: a reference.</summary>
    Reference,

    /// <summary>Four words or more: free text.</summary>
    Prose,
}
