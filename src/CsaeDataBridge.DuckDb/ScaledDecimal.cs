namespace CsaeDataBridge.DuckDb;

/// <summary>Turns a decimal into the whole number that a DECIMAL column of a width and scale stores.</summary>
internal static class ScaledDecimal
{
    private const int LargestPower = 38;
    private static readonly UInt128[] Powers = MakePowers();

    /// <returns>False when digits would be lost: behind the point, or because the number is too wide.</returns>
    public static bool TryScale(decimal value, int width, int scale, out Int128 scaled)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        UInt128 magnitude = new((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        int shift = scale - ((parts[3] >> 16) & 0xFF);
        scaled = 0;
        if (shift >= 0)
        {
            // Compared before the product is made, which could leave 128 bits.
            if (magnitude > (Powers[width] - 1) / Powers[shift])
            {
                return false;
            }

            magnitude *= Powers[shift];
        }
        else
        {
            (magnitude, UInt128 lost) = UInt128.DivRem(magnitude, Powers[-shift]);
            if (lost != 0 || magnitude >= Powers[width])
            {
                return false;
            }
        }

        scaled = parts[3] < 0 ? -(Int128)magnitude : (Int128)magnitude;
        return true;
    }

    private static UInt128[] MakePowers()
    {
        var powers = new UInt128[LargestPower + 1];
        powers[0] = 1;
        for (int power = 1; power <= LargestPower; power++)
        {
            powers[power] = powers[power - 1] * 10;
        }

        return powers;
    }
}
