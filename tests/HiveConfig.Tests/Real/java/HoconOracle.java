import com.typesafe.config.*;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;

/**
 * Reads HOCON with Lightbend's own library and prints what it made of it.
 * In, one case a line, in base64 of UTF-16LE: T and a text, F and the path of a file, I and a text of which "a" is asked for as a
 * whole number, or L and one of which "a" is asked for as a list of texts.
 * Out, one line a case: {"value": the merged and resolved value} with sorted keys, or {"error": name of the exception and message}.
 * Neither environment nor system properties take part.
 */
public class HoconOracle {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, "UTF-8");
        for (String line; (line = in.readLine()) != null; ) {
            out.println(answer(new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_16LE)));
        }
        out.flush();
    }

    private static String answer(String question) {
        StringBuilder json = new StringBuilder("{\"value\":");
        try {
            String text = question.substring(1);
            Config config = question.charAt(0) == 'F' ? ConfigFactory.parseFile(new File(text)) : ConfigFactory.parseString(text);
            config = config.resolve(ConfigResolveOptions.noSystem());
            print(
                question.charAt(0) == 'I' ? ConfigValueFactory.fromAnyRef(config.getInt("a"))
                    : question.charAt(0) == 'L' ? ConfigValueFactory.fromIterable(config.getStringList("a"))
                    : config.root(),
                json);
        } catch (Throwable fault) {
            json = new StringBuilder("{\"error\":");
            text((fault.getClass().getSimpleName() + ": " + fault.getMessage()).replaceAll("[^ -~]+", " "), json);
        }
        return json.append('}').toString();
    }

    private static void print(ConfigValue value, StringBuilder json) {
        switch (value.valueType()) {
            case OBJECT:
                String between = "{";
                for (Map.Entry<String, ConfigValue> entry : new TreeMap<>((ConfigObject) value).entrySet()) {
                    json.append(between);
                    text(entry.getKey(), json);
                    json.append(':');
                    print(entry.getValue(), json);
                    between = ",";
                }
                json.append(between.equals("{") ? "{}" : "}");
                break;
            case LIST:
                json.append('[');
                for (ConfigValue item : (ConfigList) value) {
                    if (json.charAt(json.length() - 1) != '[') {
                        json.append(',');
                    }
                    print(item, json);
                }
                json.append(']');
                break;
            case STRING:
                text((String) value.unwrapped(), json);
                break;
            default:
                String scalar = String.valueOf(value.unwrapped());
                if (scalar.endsWith("Infinity") || scalar.equals("NaN")) {
                    text(scalar, json);
                } else {
                    json.append(scalar);
                }
        }
    }

    private static void text(String text, StringBuilder json) {
        json.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || c > 0x7e) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
