using System.Text.RegularExpressions;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>An extension must be defined, stand where it may, and keep its definition.</summary>
internal static partial class ExtensionCheck
{
    public static void Check(ValidationRun run, FhirNode extension)
    {
        FhirNode? owner = run.Trail.Length < 2 ? null : run.Trail[^2];
        if (extension.Text("url") is not { } url || (owner?.Type.Name == "Extension" && !References.IsAbsolute(url)))
        {
            return;
        }

        bool modifies = extension.Name == "modifierExtension";
        if (ProfileCheck.Find(run, url) is not { IsExtension: true } definition)
        {
            if (!IsOfAnotherVersion(url) && (modifies || !run.Options.AllowExampleExtensions || !IsExample(url)))
            {
                run.Error(FhirCodes.UnknownExtension, modifies ? "an extension that changes the meaning, and that nobody here understands" : "an extension that is not defined here", "extensions of R4 or of the packages given", "give the package that defines it, or take the extension away");
            }

            return;
        }

        if (definition.IsModifier != modifies && owner is not null)
        {
            run.Error(FhirCodes.ExtensionMisplaced, modifies ? "an ordinary extension as one that changes the meaning" : "an extension that changes the meaning as an ordinary one", definition.IsModifier ? "modifierExtension" : "extension", "move it there");
        }

        if (owner is not null && definition.Contexts.Count > 0 && !definition.Contexts.Any(context => IsIn(run, context, owner)))
        {
            run.Error(FhirCodes.ExtensionMisplaced, $"an extension on {PathOf(run)}", string.Join(", ", definition.Contexts.Select(context => context.Expression)), "move it to one of those, or take it away");
        }

        ProfileCheck.Check(run, extension, definition.Root);
    }

    /// <summary>Domains that are nobody's, which examples use.</summary>
    internal static bool IsExample(string url) => ExampleDomain().IsMatch(url);

    private static bool IsOfAnotherVersion(string url) => OtherVersion().IsMatch(url);

    private static bool IsIn(ValidationRun run, ExtensionContext context, FhirNode owner)
    {
        switch (context.Kind)
        {
            case "extension":
                return owner.Type.Name == "Extension" && owner.Text("url") == context.Expression;
            case "fhirpath":
                return IsAmong(run, context.Expression, owner);
        }

        string wanted = context.Expression.StartsWith(Canonical.Core, StringComparison.Ordinal) ? context.Expression[Canonical.Core.Length..] : context.Expression;
        for (FhirType? type = owner.Type; type is not null; type = type.Base)
        {
            if (type.Name == wanted || wanted is "Element" or "Base")
            {
                return true;
            }
        }

        return IsPath(run, wanted, owner);
    }

    /// <summary>A path from a type: the type of some element around, then the names down to the one that is extended.</summary>
    private static bool IsPath(ValidationRun run, string wanted, FhirNode owner)
    {
        ReadOnlySpan<FhirNode> trail = run.Trail[..^1];
        string[] names = wanted.Split('.');
        int start = trail.Length - names.Length;
        if (start < 0 || names.Length < 2)
        {
            return false;
        }

        for (int step = 1; step < names.Length; step++)
        {
            string name = names[step].Replace("[x]", "", StringComparison.Ordinal);
            FhirNode node = trail[start + step];
            if (node.Name != name && !(node.Element is { IsChoice: true } && string.Equals(name, node.Name + node.Type.Name, StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }
        }

        return FhirSchema.R4.TryGetType(names[0], out FhirType? root) && trail[start].Type.Is(root);
    }

    private static bool IsAmong(ValidationRun run, string expression, FhirNode owner)
    {
        try
        {
            return FhirPathExpression.Compile(expression).Evaluate(run.Resource, run.Context).Any(item => ReferenceEquals(item, owner));
        }
        catch (BridgeException)
        {
            // An expression that is not known here must not refuse what may be right.
            return true;
        }
    }

    private static string PathOf(ValidationRun run) => run.Trail[^2].Type is { Kind: FhirTypeKind.Resource } type ? type.Name : $"{run.Trail[^3].Type.Name}.{run.Trail[^2].Name}";

    [GeneratedRegex(@"^(?:https?://(?:[^/]*\.)?(?:example\.(?:org|com|net)|acme\.(?:org|com|net))(?:[:/]|\z)|https?://example\.|urn:example:)", RegexOptions.CultureInvariant)]
    private static partial Regex ExampleDomain();

    [GeneratedRegex(@"^http://hl7\.org/fhir/[1-6]\.[0-9]/StructureDefinition/extension-[A-Za-z]+(?:\.[A-Za-z]+(?:\[x\])?)+\z")]
    private static partial Regex OtherVersion();
}
