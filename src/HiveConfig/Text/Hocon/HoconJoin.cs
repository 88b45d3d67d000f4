using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Puts values together that stand side by side.</summary>
internal static class HoconJoin
{
    /// <summary>
    /// The values put together as far as their substitutions are resolved: one value, or several while substitutions are left, or
    /// none. Null when two of them do not go together; <paramref name="culprit"/> is then the second of them.
    /// </summary>
    internal static List<HoconValue>? Join(IEnumerable<HoconValue> pieces, HoconBudget budget, out HoconValue? culprit)
    {
        culprit = null;
        var joined = new List<HoconValue>();
        var text = new StringBuilder();
        foreach (var piece in pieces.TakeWhile(_ => budget.Exceeded is null))
        {
            var right = piece;
            var left = joined.Count == 0 ? null : joined[joined.Count - 1];
            if (left is HoconObject && right is HoconList && ToList((HoconObject)left) is { } leftList)
            {
                left = leftList;
            }
            else if (left is HoconList && right is HoconObject && ToList((HoconObject)right) is { } rightList)
            {
                right = rightList;
            }

            switch (left, right)
            {
                case (null, _):
                    joined.Add(right);
                    break;
                case (HoconObject, HoconObject):
                    Replace(HoconMerge.Over(right, left, budget));
                    break;
                case (HoconList first, HoconList second):
                    budget.Spend(first.Items.Count + second.Items.Count);
                    Replace(new HoconList(first.Place, first.Key, [.. first.Items, .. second.Items]));
                    break;
                case (HoconObject or HoconList, HoconScalar { IsBareWord: true }):
                    break;
                case (HoconScalar first, HoconScalar second):
                    // A long line of words is one text: it is built once, when the run of words ends.
                    if (text.Length == 0)
                    {
                        text.Append(first.Text);
                    }

                    text.Append(second.Text);
                    Replace(new HoconScalar(new HoconPlace(first.Place.Origin, first.Place.Start, second.Place.End), first.Key, "", ScalarType.Text, isQuoted: false, isJoined: true));
                    continue;
                default:
                    if (!HoconMerge.IsOpen(left!) && !HoconMerge.IsOpen(right))
                    {
                        culprit = right;
                        return null;
                    }

                    EndText();
                    joined.Add(right);
                    break;
            }
        }

        EndText();
        return joined;

        void Replace(HoconValue value) => joined[joined.Count - 1] = value;

        void EndText()
        {
            if (joined.Count > 0 && joined[joined.Count - 1] is HoconScalar last && text.Length > 0)
            {
                budget.SpendCharacters(text.Length);
                Replace(new HoconScalar(last.Place, last.Key, text.ToString(), ScalarType.Text, isQuoted: false, isJoined: true));
                text.Clear();
            }
        }
    }

    /// <summary>An object whose keys are numbers is a list to whoever wants one: so <c>a.0 = x</c> can be written in properties.</summary>
    private static HoconList? ToList(HoconObject value)
    {
        var items = new SortedDictionary<int, HoconValue>();
        foreach (var key in value.Keys)
        {
            if (int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) && index >= 0 && value[key] is { } item and not HoconAbsent)
            {
                items[index] = item;
            }
        }

        return items.Count == 0 ? null : new HoconList(value.Place, value.Key, items.Values.ToList());
    }
}
