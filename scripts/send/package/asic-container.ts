import { createHash } from "node:crypto";
import { escapeHtml } from "../../document/escape-html.ts";
import { type NamedFile, zipFiles } from "./zip-files.ts";

const mediaType = "application/vnd.etsi.asic-e+zip";
const signatureName = "META-INF/signature001.p7s";

/**
 * An ASiC-E container with CAdES (ETSI EN 319 162-1 §4.4): one signature over a manifest with the hashes of all files. The
 * media type comes first and unpacked, so that it stands at byte 30.
 *
 * @param sign gives a detached CAdES signature, DER
 */
export async function asicContainer(
  name: string,
  files: readonly NamedFile[],
  sign: (data: Uint8Array) => Promise<Uint8Array>,
): Promise<NamedFile> {
  const manifest = new TextEncoder().encode(manifestXml(files));
  const part = (path: string, bytes: Uint8Array): NamedFile => ({ name: path, bytes, mediaType: "" });
  const bytes = zipFiles(
    [
      part("mimetype", new TextEncoder().encode(mediaType)),
      ...files,
      part("META-INF/ASiCManifest001.xml", manifest),
      part(signatureName, await sign(manifest)),
    ],
    ["mimetype"],
  );
  return { name: `${name}.asice`, bytes, mediaType };
}

function manifestXml(files: readonly NamedFile[]): string {
  const references = files.map(
    ({
      name,
      bytes,
      mediaType: type,
    }) => `  <asic:DataObjectReference URI="${encodeURIComponent(name)}" MimeType="${escapeHtml(type)}">
    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
    <ds:DigestValue>${createHash("sha256").update(bytes).digest("base64")}</ds:DigestValue>
  </asic:DataObjectReference>
`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
  <asic:SigReference URI="${signatureName}" MimeType="application/x-pkcs7-signature"/>
${references.join("")}</asic:ASiCManifest>
`;
}
