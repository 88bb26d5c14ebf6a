using System.Globalization;
using System.Text;
using CsaeDataBridge.Issues;
using Microsoft.Win32.SafeHandles;

namespace CsaeDataBridge.Commands;

/// <summary>Where a passphrase comes from: a file, an open file descriptor or the terminal; never an argument, which other accounts can read.</summary>
internal static class Passphrase
{
    /// <exception cref="BridgeException">CFG116: it cannot be read.</exception>
    public static string Read(FileInfo? file, int? descriptor, string person)
    {
        try
        {
            return file is not null ? Line(File.OpenRead(file.FullName))
                : descriptor is { } number ? Line(new FileStream(new SafeFileHandle(number, ownsHandle: false), FileAccess.Read))
                : Ask(person);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            string place = file?.Name ?? string.Create(CultureInfo.InvariantCulture, $"file descriptor {descriptor ?? 0}");
            throw new BridgeException(Issue.Error(ProgramCodes.FileAccess, new Place(place), "no passphrase that can be read", "a first line with the passphrase", "name a readable file with --passphrase-file, or leave it out to be asked"));
        }
    }

    private static string Line(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadLine() ?? "";
    }

    private static string Ask(string person)
    {
        if (Console.IsInputRedirected)
        {
            throw new IOException();
        }

        Console.Error.Write($"Passphrase of {person}: ");
        var typed = new StringBuilder();
        for (ConsoleKeyInfo key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
