/*
 * Copyright (c) 2026, NVIDIA CORPORATION & AFFILIATES. All rights reserved.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package run.aicr.release.notice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** Collects licence and notice texts from what is shipped. */
public final class LicenseTexts {
    static final int MAX_FILE_BYTES = 1 << 20;
    static final int MAX_FILES = 500;
    private static final int MAX_TOTAL_BYTES = 16 << 20;

    private static final String META = "META-INF/";

    /** File names that are about rights; what follows must not make them source code. */
    private static final Pattern NAME =
            Pattern.compile("(?i)(LICEN[CS]E|COPYING|NOTICE|COPYRIGHT|AUTHORS)S?([._-].*)?");

    private static final Set<String> TEXT_ENDINGS = Set.of("", "txt", "md", "html", "htm", "rst", "adoc");

    /** Words of an ending such as {@code LICENSE-APACHE} or {@code LICENSE.apache}: no code is named so. */
    private static final Set<String> CODE_ENDINGS = Set.of(
            "java",
            "class",
            "kt",
            "kts",
            "scala",
            "groovy",
            "go",
            "rs",
            "c",
            "h",
            "cc",
            "cpp",
            "py",
            "js",
            "mjs",
            "ts",
            "rb",
            "sh",
            "xml",
            "json",
            "yaml",
            "yml",
            "properties",
            "gradle",
            "jar",
            "css");

    private LicenseTexts() {}

    /**
     * Texts of a jar: licence-like files at its root and under {@code META-INF}; equal texts once.
     *
     * @throws ReleaseException MISSING_ARTIFACT when the jar cannot be read, or holds more or larger texts than allowed
     */
    public static List<LicenseFile> ofJar(Path jar) {
        return ofZip(jar, META, LicenseTexts::isInPlace);
    }

    /**
     * Texts of a Python wheel: licence-like files of its information folder, and all texts in its folder of licences (PEP
     * 639); equal texts once.
     *
     * @param folder {@code name-version.dist-info/}
     * @throws ReleaseException as {@link #ofJar}
     */
    public static List<LicenseFile> ofWheel(Path wheel, String folder) {
        return ofZip(
                wheel,
                folder,
                path -> path.startsWith(folder)
                        && (path.startsWith(folder + "licenses/") && isText(path) || isLicenseName(fileName(path))));
    }

    private static List<LicenseFile> ofZip(Path file, String above, Predicate<String> wanted) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<LicenseFile> files = new ArrayList<>();
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(e -> !e.isDirectory() && wanted.test(e.getName()))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                try (InputStream in = zip.getInputStream(entry)) {
                    files.add(new LicenseFile(shortName(entry.getName(), above), read(file, entry.getName(), in)));
                }
            }
            return once(file, files);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Texts of a folder of legal files, such as {@code legal} of a Java runtime; equal texts once. */
    public static List<LicenseFile> ofFolder(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            List<LicenseFile> files = new ArrayList<>();
            for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                try (InputStream in = Files.newInputStream(file)) {
                    files.add(new LicenseFile(name, read(folder, name, in)));
                }
            }
            return once(folder, files);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static boolean isInPlace(String path) {
        String name = fileName(path);
        boolean atRoot = path.indexOf('/') < 0;
        String folder = path.toLowerCase(Locale.ROOT);
        if (folder.startsWith("meta-inf/licenses/") || folder.startsWith("meta-inf/license/")) {
            return isText(name) || isLicenseName(name);
        }
        return (atRoot || path.startsWith(META)) && isLicenseName(name);
    }

    static boolean isLicenseName(String name) {
        return NAME.matcher(name).matches() && !CODE_ENDINGS.contains(ending(name));
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean isText(String path) {
        return TEXT_ENDINGS.contains(ending(fileName(path)));
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String shortName(String path, String above) {
        return path.startsWith(above) ? path.substring(above.length()) : path;
    }

    private static String read(Path where, String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
        if (bytes.length > MAX_FILE_BYTES) {
            throw tooMuch(where, name + " is larger than " + MAX_FILE_BYTES + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            // Old licence texts are often in Latin-1, in which every byte is a character.
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static List<LicenseFile> once(Path where, List<LicenseFile> files) {
        if (files.size() > MAX_FILES) {
            throw tooMuch(where, "it has more than " + MAX_FILES + " licence files");
        }
        Set<String> seen = new HashSet<>();
        List<LicenseFile> distinct =
                files.stream().filter(f -> seen.add(f.text())).toList();
        if (distinct.stream().mapToLong(f -> f.text().length()).sum() > MAX_TOTAL_BYTES) {
            throw tooMuch(where, "its licence files have more than " + MAX_TOTAL_BYTES + " bytes");
        }
        return distinct;
    }

    private static ReleaseException tooMuch(Path where, String why) {
        return new ReleaseException(
                Code.MISSING_ARTIFACT,
                "licence texts of " + where + " are not usable: " + why,
                "Look into it; it is not what it seems.");
    }

    private static ReleaseException unreadable(Path where, IOException e) {
        return new ReleaseException(
                        Code.MISSING_ARTIFACT, "licence texts of " + where + " cannot be read: " + e.getMessage())
                .because(e);
    }
}
