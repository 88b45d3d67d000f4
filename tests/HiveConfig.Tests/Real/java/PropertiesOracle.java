import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import java.util.TreeMap;

/** What java.util.Properties reads: one text per line in base64 (UTF-16), one JSON line back. */
public class PropertiesOracle {
    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String text = new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_16LE);
            StringBuilder answer = new StringBuilder("{");
            try {
                Properties properties = new Properties();
                properties.load(new StringReader(text));
                String separator = "\"value\":{";
                for (Object key : new TreeMap<>(properties).keySet()) {
                    answer.append(separator);
                    quote((String) key, answer);
                    answer.append(':');
                    quote(properties.getProperty((String) key), answer);
                    separator = ",";
                }
                answer.append(properties.isEmpty() ? "\"value\":{}" : "}");
            } catch (IllegalArgumentException e) {
                answer.append("\"error\":");
                quote(String.valueOf(e.getMessage()), answer);
            }
            out.println(answer.append('}'));
        }
        out.flush();
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            out.append(String.format("\\u%04x", (int) text.charAt(i)));
        }
        out.append('"');
    }
}
