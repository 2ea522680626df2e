using System.Text;

namespace Surgical.TestKit;

/// <summary>
/// A shared library for x86-64 in the place of one that this machine lacks, written without a compiler
/// (https://refspecs.linuxfoundation.org/elf/gabi4+). The system loads it under the name of its file.
/// </summary>
public static class StubLibrary
{
    private const int HeaderSize = 64;
    private const int SegmentSize = 56;
    private const int SymbolSize = 24;
    private const int CodeSize = 16;

    /// <param name="path">Where it is written.</param>
    /// <param name="functions">All that it has.</param>
    public static void Write(string path, params IReadOnlyList<StubFunction> functions)
    {
        var names = Encoding.ASCII.GetBytes($"\0{string.Join('\0', functions.Select(function => function.Name))}\0");
        var dynamic = HeaderSize + (3 * SegmentSize);
        var symbols = dynamic + (6 * 16);
        var hash = symbols + ((functions.Count + 1) * SymbolSize);
        var strings = hash + ((functions.Count + 4) * sizeof(int));
        var code = (strings + names.Length + CodeSize - 1) / CodeSize * CodeSize;
        using var file = new BinaryWriter(File.Create(path));
        WriteHeader(file);
        WriteSegment(file, type: 1, rights: 7, at: 0, code + (functions.Count * CodeSize));
        WriteSegment(file, type: 2, rights: 6, dynamic, 6 * 16);
        WriteSegment(file, type: 0x6474e551, rights: 6, at: 0, size: 0);
        WriteNumbers(file, 4, hash, 5, strings, 6, symbols, 10, names.Length, 11, SymbolSize, 0, 0);
        WriteSymbols(file, functions, code);
        WriteHash(file, functions.Count);
        file.Write(names);
        foreach (var (i, function) in functions.Index())
        {
            file.Seek(code + (i * CodeSize), SeekOrigin.Begin);
            WriteCode(file, function);
        }

        // The last segment ends with the file.
        file.BaseStream.SetLength(code + (functions.Count * CodeSize));
    }

    // 64-bit, little-endian; a shared object for x86-64 with three segments and no sections.
    private static void WriteHeader(BinaryWriter file)
    {
        file.Write([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, .. new byte[8]]);
        file.Write([3, 0, 62, 0, 1, 0, 0, 0]);
        WriteNumbers(file, 0, HeaderSize, 0);
        file.Write([0, 0, 0, 0, HeaderSize, 0, SegmentSize, 0, 3, 0, 64, 0, 0, 0, 0, 0]);
    }

    private static void WriteSegment(BinaryWriter file, uint type, int rights, long at, long size)
    {
        file.Write(type);
        file.Write(rights);
        WriteNumbers(file, at, at, at, size, size, 4096);
    }

    private static void WriteSymbols(BinaryWriter file, IReadOnlyList<StubFunction> functions, int code)
    {
        const byte GlobalFunction = 0x12;
        file.Write(new byte[SymbolSize]);
        var name = 1;
        foreach (var (i, function) in functions.Index())
        {
            file.Write(name);
            file.Write([GlobalFunction, 0, 1, 0]);
            WriteNumbers(file, code + (i * CodeSize), CodeSize);
            name += function.Name.Length + 1;
        }
    }

    // One bucket with all of them in a chain.
    private static void WriteHash(BinaryWriter file, int functions)
    {
        int[] words = [1, functions + 1, 1, 0, .. Enumerable.Range(2, functions - 1), 0];
        Array.ForEach(words, file.Write);
    }

    private static void WriteCode(BinaryWriter file, StubFunction function)
    {
        if (function.Writes is { } number)
        {
            file.Write([0xc7, 0x07]); // mov dword [rdi], number
            file.Write(number);
        }

        file.Write((byte)0xb8); // mov eax, returns
        file.Write(function.Returns);
        file.Write((byte)0xc3); // ret
    }

    private static void WriteNumbers(BinaryWriter file, params ReadOnlySpan<long> numbers)
    {
        foreach (var number in numbers)
        {
            file.Write(number);
        }
    }
}
