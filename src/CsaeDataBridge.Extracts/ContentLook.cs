namespace CsaeDataBridge.Extracts;

/// <summary>What is told of a content while it is read for its hash.</summary>
/// <param name="Head">Its beginning, 64 KB at most.</param>
/// <param name="HasMore">True when it goes on after the beginning.</param>
/// <param name="HasQuoteByte">True when the byte of a quote stands anywhere in it.</param>
/// <param name="IsAscii">True when every byte is ASCII.</param>
/// <param name="IsUtf8">True when it is UTF-8 as a whole.</param>
internal sealed record ContentLook(byte[] Head, bool HasMore, bool HasQuoteByte, bool IsAscii, bool IsUtf8);
