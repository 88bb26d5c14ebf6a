using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace CsaeDataBridge.Fhir;

/// <summary>A type's members by their names as JSON writes them, found without making a text of each key.</summary>
internal sealed class MemberTable
{
    private readonly Slot[] _slots;
    private readonly int _shift;

    public MemberTable(IReadOnlyCollection<FhirMember> members)
    {
        // At most a quarter is taken, so that most keys are found, or not, at the first look.
        _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, members.Count) * 4)];
        _shift = 64 - BitOperations.Log2((uint)_slots.Length);
        foreach (FhirMember member in members)
        {
            byte[] name = Encoding.UTF8.GetBytes(member.Name);
            ulong head = Head(name);
            int at = First(head);
            while (_slots[at].Member is not null)
            {
                at = Next(at);
            }

            _slots[at] = new Slot(head, name, member);
        }
    }

    /// <summary>The member of that name, or null.</summary>
    public FhirMember? Find(ReadOnlySpan<byte> name)
    {
        ulong head = Head(name);
        for (int at = First(head); _slots[at].Member is not null; at = Next(at))
        {
            ref Slot slot = ref _slots[at];
            if (slot.Head == head && slot.Name.Length == name.Length && (name.Length <= sizeof(ulong) || name[sizeof(ulong)..].SequenceEqual(slot.Name.AsSpan(sizeof(ulong)))))
            {
                return slot.Member;
            }
        }

        return null;
    }

    /// <summary>The first eight bytes as a number, zeros after a shorter name: most names are no longer.</summary>
    private static ulong Head(ReadOnlySpan<byte> name)
    {
        switch (name.Length)
        {
            case >= sizeof(ulong):
                return BinaryPrimitives.ReadUInt64LittleEndian(name);
            case >= sizeof(uint):
                int rest = name.Length - sizeof(uint);
                return BinaryPrimitives.ReadUInt32LittleEndian(name) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(name[rest..]) << (8 * rest));
            default:
                ulong head = 0;
                foreach (byte letter in name)
                {
                    head = (head << 8) | letter;
                }

                return head;
        }
    }

    private int First(ulong head) => (int)((head * 0x9E3779B97F4A7C15) >> _shift);

    private int Next(int at) => (at + 1) & (_slots.Length - 1);

    private readonly record struct Slot(ulong Head, byte[] Name, FhirMember? Member);
}
