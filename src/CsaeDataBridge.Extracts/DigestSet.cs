namespace CsaeDataBridge.Extracts;

/// <summary>The digests of a delivery's rows so far; finds identical rows in 16 bytes a row.</summary>
internal sealed class DigestSet
{
    private UInt128[] slots = new UInt128[4096];
    private int count;
    private bool hasZero;

    /// <summary>False when the digest was there already.</summary>
    public bool Add(UInt128 digest)
    {
        if (digest == UInt128.Zero)
        {
            bool first = !hasZero;
            hasZero = true;
            return first;
        }

        if (!Place(slots, digest))
        {
            return false;
        }

        if (++count * 2 > slots.Length)
        {
            UInt128[] larger = new UInt128[slots.Length * 2];
            foreach (UInt128 old in slots)
            {
                if (old != UInt128.Zero)
                {
                    Place(larger, old);
                }
            }

            slots = larger;
        }

        return true;
    }

    private static bool Place(UInt128[] slots, UInt128 digest)
    {
        int mask = slots.Length - 1;
        int slot = (int)(ulong)digest & mask;
        while (slots[slot] != UInt128.Zero)
        {
            if (slots[slot] == digest)
            {
                return false;
            }

            slot = (slot + 1) & mask;
        }

        slots[slot] = digest;
        return true;
    }
}
