namespace HiveConfig.Text;

/// <summary>What can be wrong between values that are each well formed.</summary>
internal static class HoconFaults
{
    internal static Fault WrongType(HoconValue culprit)
        => new(FaultKind.Syntax, culprit.Place.SpanAtHand, "this stands beside a value of another kind; only objects, only lists or only words can be put together") { RestsOnOthers = true };

    internal static Fault Cycle(HoconReference reference)
        => new(FaultKind.Syntax, reference.Place.SpanAtHand, $"the substitution {reference.Place.Raw} leads back to itself") { RestsOnOthers = true };
}
