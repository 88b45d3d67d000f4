import com.typesafe.config.*;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;

/**
 * Reads HOCON with Lightbend's own library and prints what it made of it.
 * In, one case a line: T and a text, or F and the path of a file, each in base64.
 * Out, one line a case: OK and the merged and resolved value as JSON with sorted keys, or the name of the exception and its message.
 * Neither environment nor system properties take part.
 */
public class HoconOracle {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, "UTF-8");
        for (String line; (line = in.readLine()) != null; ) {
            out.println(answer(line.charAt(0), new String(Base64.getDecoder().decode(line.substring(1)), StandardCharsets.UTF_8)));
        }
        out.flush();
    }

    private static String answer(char form, String text) {
        try {
            Config config = form == 'F' ? ConfigFactory.parseFile(new File(text)) : ConfigFactory.parseString(text);
            StringBuilder json = new StringBuilder("OK ");
            print(config.resolve(ConfigResolveOptions.noSystem()).root(), json);
            return json.toString();
        } catch (Throwable fault) {
            return fault.getClass().getSimpleName() + " " + String.valueOf(fault.getMessage()).replaceAll("\\s+", " ");
        }
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
