package run.aicr.server;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths without empty, {@code .} and {@code ..} segments (spec api §4). */
final class CleanPath {
    private CleanPath() {}

    /** The path with such segments resolved; a slash at the end stays. */
    static String of(String path) {
        Deque<String> segments = new ArrayDeque<>();
        String[] parts = path.split("/", -1);
        for (String part : parts) {
            if (part.equals("..")) {
                segments.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                segments.addLast(part);
            }
        }
        String last = parts[parts.length - 1];
        boolean folder = last.isEmpty() || last.equals(".") || last.equals("..");
        return "/" + String.join("/", segments) + (folder && !segments.isEmpty() ? "/" : "");
    }
}
