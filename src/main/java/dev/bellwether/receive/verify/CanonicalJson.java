package dev.bellwether.receive.verify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The two canonical forms a signer may have used. Works on the bytes, so that numbers and escapes stay exactly as they
 * were sent. The input must be valid JSON of bounded depth, without repeated names; the envelope reader sees to that.
 */
final class CanonicalJson {

    private CanonicalJson() {}

    /** The JSON without white space between tokens. */
    static byte[] compact(byte[] json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
        boolean inString = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (inString) {
                out.write(b);
                if (b == '\\') {
                    out.write(json[++i]);
                } else if (b == '"') {
                    inString = false;
                }
            } else if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                out.write(b);
                inString = b == '"';
            }
        }
        return out.toByteArray();
    }

    /** The compact JSON with the members of every object sorted by what their names say, by code unit. */
    static byte[] sorted(byte[] json) {
        Cursor cursor = new Cursor(compact(json));
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
        out.writeBytes(cursor.value());
        return out.toByteArray();
    }

    private record Member(String name, byte[] text) {}

    /** Walks compact JSON once; {@link #value} returns the next value's sorted bytes. */
    private static final class Cursor {

        private final byte[] json;
        private int at;

        Cursor(byte[] compact) {
            this.json = compact;
        }

        byte[] value() {
            return switch (json[at]) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                default -> literal();
            };
        }

        private byte[] object() {
            List<Member> members = new ArrayList<>();
            at++;
            while (json[at] != '}') {
                byte[] name = string();
                at++; // the colon
                ByteArrayOutputStream member = new ByteArrayOutputStream();
                member.writeBytes(name);
                member.write(':');
                member.writeBytes(value());
                members.add(new Member(said(name), member.toByteArray()));
                skipComma();
            }
            at++;
            members.sort(Comparator.comparing(Member::name));
            return joined('{', members.stream().map(Member::text).toList(), '}');
        }

        private byte[] array() {
            List<byte[]> elements = new ArrayList<>();
            at++;
            while (json[at] != ']') {
                elements.add(value());
                skipComma();
            }
            at++;
            return joined('[', elements, ']');
        }

        private byte[] string() {
            int start = at++;
            while (json[at] != '"') {
                at += json[at] == '\\' ? 2 : 1;
            }
            at++;
            return slice(start);
        }

        /** What a quoted text says. */
        private static String said(byte[] quoted) {
            String text = new String(quoted, 1, quoted.length - 2, StandardCharsets.UTF_8);
            if (text.indexOf('\\') < 0) {
                return text;
            }
            StringBuilder said = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\' && text.charAt(++i) == 'u') {
                    c = (char) Integer.parseInt(text, i + 1, i + 5, 16);
                    i += 4;
                } else if (c == '\\') {
                    c = escaped(text.charAt(i));
                }
                said.append(c);
            }
            return said.toString();
        }

        private static char escaped(char letter) {
            return switch (letter) {
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                default -> letter; // quote, backslash, slash
            };
        }

        private byte[] literal() {
            int start = at;
            while (at < json.length && json[at] != ',' && json[at] != '}' && json[at] != ']') {
                at++;
            }
            return slice(start);
        }

        private void skipComma() {
            if (json[at] == ',') {
                at++;
            }
        }

        private byte[] slice(int start) {
            byte[] bytes = new byte[at - start];
            System.arraycopy(json, start, bytes, 0, bytes.length);
            return bytes;
        }

        private static byte[] joined(char open, List<byte[]> items, char close) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(open);
            for (int i = 0; i < items.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                out.writeBytes(items.get(i));
            }
            out.write(close);
            return out.toByteArray();
        }
    }
}
