using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>A value as it stands in one file: nothing merged, nothing included, nothing substituted.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset behind the last character.</param>
internal abstract record HoconNode(int Start, int End);

/// <summary>One word or string; the blanks between two pieces of a text are such a word too.</summary>
internal sealed record HoconWord(int Start, int End, string Text, ScalarType Type, bool IsQuoted) : HoconNode(Start, End);

internal sealed record HoconSubstitution(int Start, int End, IReadOnlyList<string> Path, bool IsOptional) : HoconNode(Start, End);

internal sealed record HoconArray(int Start, int End, IReadOnlyList<HoconNode> Items) : HoconNode(Start, End);

/// <summary>Values side by side on one line.</summary>
internal sealed record HoconPieces(int Start, int End, IReadOnlyList<HoconNode> Pieces) : HoconNode(Start, End);

internal sealed record HoconBraces(int Start, int End, IReadOnlyList<HoconMember> Members) : HoconNode(Start, End);

/// <summary>What stands in an object: a field or an include.</summary>
internal abstract record HoconMember;

internal sealed record HoconField(IReadOnlyList<HoconKeyPart> Path, bool IsAppend, HoconNode Value) : HoconMember;

internal sealed record HoconIncludeMember(HoconInclude Include, bool IsInList) : HoconMember;

/// <summary>One part of a key, between dots.</summary>
internal sealed record HoconKeyPart(string Name, int Start, int End);
