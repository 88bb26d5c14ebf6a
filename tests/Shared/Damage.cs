namespace CsaeDataBridge.Tests;

/// <summary>Damaged copies of a file, the same ones each time.</summary>
internal static class Damage
{
    private static readonly string[] OddValues =
    [
        "", "~", "[]", "{}", "[[]]", "{ a: b }", "-1", "99999999999999999999", "1e400", "2026-99-99", "\"\"", "\"\\0\"", "\"\\u202E\\uFFFF\"", "(", "[a-z", "\"(?<\"", "*x", "&x y", "!t z",
        "../../etc/passwd", "\"'; DROP TABLE x; --\"", "no", "0..1..2", "yyyy-QQ", "{ is: }", "{ use: }", "[{ }]", "{ is: [a, b] }", "a/b/c/d",
    ];

    /// <summary>Copies that are cut off, or in which bits are flipped.</summary>
    public static IEnumerable<byte[]> OfBytes(byte[] whole, int copies)
    {
        var random = new Random(7);
        for (int copy = 0; copy < copies; copy++)
        {
            byte[] damaged = copy % 3 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (int flip = 0; flip < (copy % 3 == 0 ? 0 : 1 + (copy % 20)) && damaged.Length > 0; flip++)
            {
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            }

            yield return damaged;
        }
    }

    /// <summary>Copies of a YAML file in which a line is gone, doubled, moved to another depth or place, or says something odd.</summary>
    public static IEnumerable<string> OfLines(string whole, int copies)
    {
        var random = new Random(7);
        string[] lines = whole.Split('\n');
        for (int copy = 0; copy < copies; copy++)
        {
            List<string> damaged = [.. lines];
            int at = random.Next(damaged.Count);
            switch (copy % 6)
            {
                case 0:
                    damaged.RemoveAt(at);
                    break;
                case 1:
                    damaged.Insert(at, damaged[at]);
                    break;
                case 2:
                    damaged[at] = "    " + damaged[at];
                    break;
                case 3:
                    (damaged[at], damaged[^1]) = (damaged[^1], damaged[at]);
                    break;
                default:
                    // What stands after a colon, anywhere in the line, is replaced up to the next comma or bracket.
                    int[] colons = [.. damaged[at].Select((letter, index) => letter == ':' ? index : -1).Where(index => index >= 0)];
                    if (colons.Length > 0)
                    {
                        int colon = colons[random.Next(colons.Length)];
                        int end = copy % 6 == 4 ? damaged[at].Length : damaged[at].IndexOfAny([',', '}', ']'], colon) is >= 0 and var found ? found : damaged[at].Length;
                        damaged[at] = $"{damaged[at][..colon]}: {OddValues[random.Next(OddValues.Length)]}{damaged[at][end..]}";
                    }

                    break;
            }

            yield return string.Join('\n', damaged);
        }
    }
}
