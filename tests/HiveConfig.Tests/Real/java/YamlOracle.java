import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * What SnakeYAML reads: one text per line in base64 (UTF-16, so that half characters arrive), one JSON line back. Numbers
 * with a fraction, times and bytes are objects, since JSON has no such types.
 */
public class YamlOracle {
    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String text = new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_16LE);
            StringBuilder answer = new StringBuilder();
            try {
                Object value = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
                answer.append("{\"value\":");
                write(value, answer);
                answer.append('}');
            } catch (MarkedYAMLException e) {
                answer.setLength(0);
                answer.append("{\"error\":");
                quote(e.getProblem() == null ? e.toString() : e.getProblem(), answer);
                if (e.getProblemMark() != null) {
                    answer.append(",\"line\":").append(e.getProblemMark().getLine() + 1);
                    answer.append(",\"column\":").append(e.getProblemMark().getColumn() + 1);
                }
                answer.append('}');
            } catch (Exception | StackOverflowError e) {
                answer.setLength(0);
                answer.append("{\"error\":");
                quote(e.toString(), answer);
                answer.append('}');
            }
            out.println(answer);
        }
        out.flush();
    }

    private static void write(Object value, StringBuilder out) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Double) {
            out.append("{\"float\":\"").append(value).append("\"}");
        } else if (value instanceof Number) {
            out.append(value);
        } else if (value instanceof Date) {
            out.append("{\"time\":true}");
        } else if (value instanceof byte[]) {
            out.append("{\"binary\":\"").append(Base64.getEncoder().encodeToString((byte[]) value)).append("\"}");
        } else if (value instanceof Map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                out.append(separator);
                quote(String.valueOf(entry.getKey()), out);
                out.append(':');
                write(entry.getValue(), out);
                separator = ",";
            }
            out.append(separator.equals("{") ? "{}" : "}");
        } else if (value instanceof Set) {
            String separator = "{";
            for (Object key : (Set<?>) value) {
                out.append(separator);
                quote(String.valueOf(key), out);
                out.append(":null");
                separator = ",";
            }
            out.append(separator.equals("{") ? "{}" : "}");
        } else if (value instanceof Collection) {
            String separator = "[";
            for (Object item : (Collection<?>) value) {
                out.append(separator);
                write(item, out);
                separator = ",";
            }
            out.append(separator.equals("[") ? "[]" : "]");
        } else {
            quote(value.toString(), out);
        }
    }

    /** JSON in ASCII: what is not plain becomes an escape, half characters too. */
    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
                out.append(c);
            } else {
                out.append(String.format("\\u%04x", (int) c));
            }
        }
        out.append('"');
    }
}
