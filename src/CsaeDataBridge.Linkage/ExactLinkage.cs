using System.Buffers.Binary;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Linkage;

/// <summary>Links persons who share an exact identifier, a valid NHS number, or a valid UPN with the same birth date; and the numbers of whom their agency says that one became the other.</summary>
/// <remarks>
/// Persons linked through others are one as well; their key is the smallest person_id among them. No key ever holds two NHS numbers:
/// a UPN or a changed number that would bring two together links nobody.
/// </remarks>
public static class ExactLinkage
{
    /// <summary>The method, as <c>linkage_version</c> names it.</summary>
    public const string Version = "exact-2";

    /// <summary>Works the links out anew from the vault and writes those that the store does not have yet.</summary>
    /// <param name="store">The store; idempotent: a second run writes nothing.</param>
    /// <param name="token">Cancels while identifiers are compared.</param>
    public static LinkageResult Run(BridgeStore store, CancellationToken token)
    {
        IReadOnlyList<SharedIdentifier> shared = ReadShared(store, store.ChangedNumbers(), token);
        var components = new Components();
        long conflicts = 0;
        foreach (IGrouping<long, SharedIdentifier> identifier in shared.GroupBy(row => row.Number))
        {
            UInt128[] persons = [.. identifier.Select(row => row.PersonId)];
            if (identifier.First().IsNhsNumber)
            {
                components.JoinByNhsNumber(persons, identifier.Key);
            }
            else if (!components.TryJoin(persons))
            {
                conflicts++;
            }
        }

        PersonLink[] links = [.. components.Linked().Select(link => new PersonLink(link.Person, link.Key))];
        token.ThrowIfCancellationRequested();
        return new LinkageResult(store.WriteLinks(links, Version), conflicts);
    }

    private static IReadOnlyList<SharedIdentifier> ReadShared(BridgeStore store, IReadOnlyList<ChangedNumber> changed, CancellationToken token)
    {
        using Stream stream = typeof(ExactLinkage).Assembly.GetManifestResourceStream("Sql/shared_identifiers.sql")!;
        using var text = new StreamReader(stream);
        using DuckDbSession vault = store.OpenVault();
        using IDisposable cancellation = vault.CancelWith(token);
        vault.AttachMemory("given");
        vault.Execute("CREATE TABLE given.main.changed_number (previous_id UUID, person_id UUID)");
        using (ChunkWriter writer = vault.Writer("given", "main", "changed_number"))
        {
            foreach (ChangedNumber number in changed)
            {
                writer.Uuid(0, ReadId(number.PreviousId));
                writer.Uuid(1, ReadId(number.PersonId));
                writer.EndRow();
            }

            writer.Complete();
        }

        return vault.Query(
            text.ReadToEnd(),
            row => new SharedIdentifier(ReadId(row.GetGuid(0)), row.GetString(1) == "nhs", row.GetInt64(2)));
    }

    private static UInt128 ReadId(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private readonly record struct SharedIdentifier(UInt128 PersonId, bool IsNhsNumber, long Number);
}
