namespace CsaeDataBridge.Fhir;

/// <summary>Takes the comments out of JSON, leaving lines and columns as they are.</summary>
internal static class JsonComments
{
    public static byte[] Blank(ReadOnlySpan<byte> json)
    {
        byte[] blanked = json.ToArray();
        bool quoted = false;
        for (int at = 0; at < blanked.Length; at++)
        {
            if (quoted)
            {
                // An escape hides the character after it.
                quoted = blanked[at] != '"';
                at += blanked[at] == '\\' ? 1 : 0;
            }
            else if (blanked[at] == '"')
            {
                quoted = true;
            }
            else if (blanked[at] == '/' && at + 1 < blanked.Length && blanked[at + 1] is (byte)'/' or (byte)'*')
            {
                at = BlankOne(blanked, at);
            }
        }

        return blanked;
    }

    private static int BlankOne(byte[] json, int start)
    {
        bool isLine = json[start + 1] == '/';
        int length = isLine ? json.AsSpan(start).IndexOf((byte)'\n') : json.AsSpan(start + 2).IndexOf("*/"u8) + 4;
        int end = isLine && length < 0 ? json.Length : !isLine && length < 4 ? start : start + length;
        foreach (ref byte one in json.AsSpan(start, end - start))
        {
            one = one is (byte)'\n' or (byte)'\r' ? one : (byte)' ';
        }

        return Math.Max(end - 1, start);
    }
}
