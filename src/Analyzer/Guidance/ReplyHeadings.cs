using System.Text.RegularExpressions;
using static Surgical.Models.Gemma3.ControlTokens;

namespace Surgical.Analyzer.Guidance;

/// <summary>How the two headings look in the replies of models and servers.</summary>
internal static partial class ReplyHeadings
{
    // A heading opens a line (behind marks, a number, a tag) or follows the end of a sentence, then with a colon. It
    // ends with a colon or dash, with closing emphasis, with a cell of a table, or with its line: "the final answer is
    // to wait" is none. In mid-sentence only capitals and a colon make one. Tags make one anywhere.
    // Atomic groups: a reply of ten thousand dashes costs no more than another.
    [GeneratedRegex(
        $$"""
        (?: (?<=\A|\n|{{ThoughtCloses}}|</think>|<channel\|>)
              (?> [^\S\n]* (?: \(?(?:\d{1,3}|[ivx]{1,4}|[a-d])[.):]
                             | \(?\d{1,3}\p{M}+
                             | (?:step|part|section)[^\S\n]\d{1,2}[.:)]?
                             | </?\w{1,8}> | [\p{P}\p{S}\p{M}\p{Cs}-[<_]] | _ ) )*
              (?> [^\S\n]* ) (?> (?:(?:so|thus|hence|therefore),?[^\S\n]+)? (?:(?:the|my|our)[^\S\n]+)? )
          | (?<=[.!?:;)\]}>*_|"”]) [^\S\n]+ (?>[\#*_`]*)
            (?= (?>final|thinking|thought) (?>[^\S\n]|[_‐‑–-])* (?>answer|process) (?>[*_`]*) [^\S\n]* [:：︰﹕∶] )
          | (?<=[^\S\n]) (?= (?-i:Final[ ]Answer|FINAL[ ]ANSWER) [:：︰﹕∶] )
          | < (?=[^<>\n]{6,24}>) (?<tag>) )
        (?: (?<answer> final (?:[^\S\n]|[_‐‑–-])* answer )
          | (?: thinking | thought ) (?:[^\S\n]|[_‐‑–-])* process
          | (?<reasoning> reasoning ) )
        (?(tag) [^\S\n]*> |
            (?: [^\S\n]* \( [^()\n]{1,60} \) )?
            (?: [^\S\n]* (?>[*_`"”’»]*|</\w{1,8}>) [^\S\n]* (?:\(?[^\S\n]?is)? [^\S\n]* [:：︰﹕∶]
                  (?:[*_`"”’»]+(?=\s|\z)|</\w{1,8}>)?
              | (?>[*_`]+|</\w{1,8}>) (?:[^\S\n]*[–—-](?=\s))?
              | [^\S\n]+ [–—-] (?=\s)
              | [^\S\n]* \|
              | [^\S\n]* [\#"”’»]* [^\S\n]* (?=\n|\z) ) )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    public static partial Regex Heading();

    /// <summary>Thinking that is marked by tokens or tags, and not by a heading.</summary>
    [GeneratedRegex(
        $@"\A\s*(?:{ThoughtOpens}|<think>|<\|channel>)?\s*(?:thought\b)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex ThoughtOpening();

    /// <summary>Where such thinking ends.</summary>
    [GeneratedRegex($@"{ThoughtCloses}|</think>|<channel\|>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex ThoughtClosing();

    /// <summary>The template given back: "&lt;your instruction&gt;".</summary>
    [GeneratedRegex(
        @"\A[<\[{(*_`\s]*(?:[<\[{]\s*[^<>\[\]{}\n]{0,80}|your\s+(?:reasoning|instruction|answer)\.?)[>\]}*_`\s]*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Placeholder();
}
