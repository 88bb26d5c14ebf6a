using System.Globalization;

namespace CsaeDataBridge.Northshire;

/// <summary>Identifiers with right check digits.</summary>
internal static class CheckDigits
{
    private const string UpnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>A ten-digit NHS number of the 999 range; modulus 11, weights 10 to 2. Numbers whose check would be 10 are skipped.</summary>
    public static string NhsNumber(int serial)
    {
        for (int number = serial % 1_000_000; ; number = (number + 500_009) % 1_000_000)
        {
            string nine = "999" + number.ToString("D6", CultureInfo.InvariantCulture);
            int check = 11 - (nine.Select((digit, index) => (digit - '0') * (10 - index)).Sum() % 11);
            if (check != 10)
            {
                return nine + (check == 11 ? 0 : check).ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>A unique pupil number: letter, then twelve digits; weights 2 to 13, modulus 23.</summary>
    public static string Upn(int serial)
    {
        string digits = "991" + (2000 + (serial % 20)).ToString("D4", CultureInfo.InvariantCulture) + (serial % 100_000).ToString("D5", CultureInfo.InvariantCulture);
        int sum = digits.Select((digit, index) => (digit - '0') * (index + 2)).Sum();
        return UpnLetters[sum % 23] + digits;
    }
}
