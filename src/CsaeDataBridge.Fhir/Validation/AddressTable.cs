using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CsaeDataBridge.Fhir;

/// <summary>Entries of a bundle by an address. Only a hash of each address is kept, so that millions of them take little memory.</summary>
internal sealed class AddressTable
{
    private readonly Dictionary<UInt128, (int First, int Last)> _ends = [];

    /// <summary>The next entry of the same address; only those that have one.</summary>
    private readonly Dictionary<int, int> _next = [];

    /// <summary>A hash that nobody can find a second text for.</summary>
    public static UInt128 Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    public void Add(string address, int entry)
    {
        ref (int First, int Last) ends = ref CollectionsMarshal.GetValueRefOrAddDefault(_ends, Hash(address), out bool known);
        if (known)
        {
            _next[ends.Last] = entry;
        }

        ends = (known ? ends.First : entry, entry);
    }

    /// <summary>The entries of that address, in the order of the bundle.</summary>
    public IEnumerable<int> Find(string address)
    {
        if (!_ends.TryGetValue(Hash(address), out (int First, int Last) ends))
        {
            yield break;
        }

        yield return ends.First;
        for (int entry = ends.First; _next.TryGetValue(entry, out entry);)
        {
            yield return entry;
        }
    }
}
