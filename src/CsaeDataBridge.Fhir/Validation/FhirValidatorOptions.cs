namespace CsaeDataBridge.Fhir;

/// <summary>What a validator knows beside R4, and how strict it is.</summary>
public sealed record FhirValidatorOptions
{
    internal static readonly FhirValidatorOptions Default = new();

    /// <summary>Profiles, extensions, value sets and code systems beside those of R4; the first that has an address counts.</summary>
    public IReadOnlyList<FhirPackage> Packages { get; init; } = [];

    /// <summary>Addresses of profiles that every resource of their type must keep, beside those that it claims.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>Whether comments may stand in JSON. R4 forbids them.</summary>
    public bool AllowComments { get; init; }

    /// <summary>Whether text that looks like HTML is an error outside narratives.</summary>
    public bool RefuseHtml { get; init; }

    /// <summary>Whether extensions of the example domains (example.org, acme.com and their kin) may stand though nobody defines them.</summary>
    public bool AllowExampleExtensions { get; init; } = true;

    /// <summary>Finds what a reference points at outside the resource; null when it is not to be had. It is asked for rules that follow references.</summary>
    public Func<string, FhirNode?>? Resolve { get; init; }

    /// <summary>The most errors that are told of one resource, and the most warnings. The default value is 1,000.</summary>
    public int MaxFindings { get; init; } = 1000;

    /// <summary>The clock of rules that ask for the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
