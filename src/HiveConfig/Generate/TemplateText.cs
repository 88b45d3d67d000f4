using System.Text;

namespace HiveConfig.Generate;

/// <summary>
/// Ansible expressions in a text that may hold <c>{{</c> of its own. While a file is rendered, an expression stands between
/// two private-use characters; at the end literal braces are made safe and the expressions are put in.
/// </summary>
internal static class TemplateText
{
    private const char Open = '\uE000';
    private const char Close = '\uE001';

    internal static string Expression(string expression) => Open + expression + Close;

    /// <summary>The finished template.</summary>
    internal static string Finish(string text)
    {
        var result = new StringBuilder(text.Length + 64);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == Open)
            {
                result.Append("{{ ");
            }
            else if (c == Close)
            {
                result.Append(" }}");
            }
            else if (c == '{' && i + 1 < text.Length && text[i + 1] == Open)
            {
                // Beside the opening braces of an expression this one would read as a part of them.
                result.Append("{{ '{' }}");
            }
            else if (c == '{' && i + 1 < text.Length && text[i + 1] is ('{' or '%' or '#'))
            {
                result.Append("{{ '").Append(c).Append(text[i + 1]).Append("' }}");
                i++;
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }
}
