import { sha256 } from "../../host/sha256.ts";
import { checksums } from "./checksums.ts";
import { type NamedFile, zipFiles } from "./zip-files.ts";

/** What is said of a package in its `manifest.json`: nothing of any other recipient, and no address. */
export interface PackageDescription {
  document: string;
  recipient: string;
  lang: string;
  reference: string;
  version: number;
  supersedes: number | undefined;
  standards: Readonly<Record<string, readonly string[]>>;
}

/** Everything of one recipient's: the files themselves, what proves them whole, and all of it in one archive. */
export interface Package {
  /** PDF, Word file, attachments. */
  files: readonly NamedFile[];
  /** `SHA256SUMS` and `manifest.json`. */
  proofs: readonly NamedFile[];
  /** Made when somebody asks for it, and then once: most messages have files attached, and no archive. */
  zip(): Promise<NamedFile>;
}

/**
 * Packs a recipient's files. The same files and description give the same bytes.
 *
 * @param archive makes the archive of these files where it is no plain ZIP
 */
export function makePackage(
  name: string,
  files: readonly NamedFile[],
  description: PackageDescription,
  archive: (name: string, files: readonly NamedFile[]) => Promise<NamedFile> = zipOf,
): Package {
  const manifest: NamedFile = {
    name: "manifest.json",
    mediaType: "application/json",
    bytes: new TextEncoder().encode(`${JSON.stringify(describe(files, description), null, 2)}\n`),
  };
  const proofs = [checksums([...files, manifest]), manifest];
  let made: Promise<NamedFile> | undefined;
  const zip = (): Promise<NamedFile> => {
    made ??= archive(name, [...files, ...proofs]);
    return made;
  };
  return { files, proofs, zip };
}

async function zipOf(name: string, files: readonly NamedFile[]): Promise<NamedFile> {
  return { name: `${name}.zip`, mediaType: "application/zip", bytes: zipFiles(files) };
}

function describe(files: readonly NamedFile[], { standards, ...description }: PackageDescription): object {
  return {
    ...description,
    files: files.map(({ name, bytes, mediaType }) => ({
      name,
      mediaType,
      bytes: bytes.length,
      sha256: sha256(bytes),
      ...(standards[name]?.length && { standards: standards[name] }),
    })),
  };
}
