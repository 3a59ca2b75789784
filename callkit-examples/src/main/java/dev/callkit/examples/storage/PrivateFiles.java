package dev.callkit.examples.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Files and folders that are nobody else's business, where the file system knows owners. */
final class PrivateFiles {

  /** Makes a folder, and those it is in; does nothing if it is there. */
  static void folder(Path folder) throws IOException {
    Files.createDirectories(folder, permissions(folder, "rwx------"));
  }

  /** Makes a folder that nobody else may enter, also if it is there and was open. */
  static void closedFolder(Path folder) throws IOException {
    folder(folder);
    if (isPosix(folder)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Writes a new file, whole or not at all; a file that is there is replaced. */
  static void write(Path file, List<String> lines) throws IOException {
    Path parent = Optional.ofNullable(file.getParent()).orElse(file);
    folder(parent);
    Path draft = Files.createTempFile(parent, "draft", null, permissions(file, "rw-------"));
    Files.write(draft, lines, StandardCharsets.UTF_8);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * {@return the permissions of a file if they let others in; empty if not, or if there are none}
   */
  static Optional<String> openToOthers(Path file) throws IOException {
    if (!isPosix(file)) {
      return Optional.empty();
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    String text = PosixFilePermissions.toString(permissions);
    return text.endsWith("------") ? Optional.empty() : Optional.of(text);
  }

  private static FileAttribute<?>[] permissions(Path file, String permissions) {
    return isPosix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private PrivateFiles() {}
}
