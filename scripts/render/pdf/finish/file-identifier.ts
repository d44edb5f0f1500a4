import { createHash } from "node:crypto";
import { sha256 } from "../../../host/sha256.ts";
import { PDFHexString } from "../../../pdf-objects/pdf-lib.ts";
import type { Draft } from "./draft.ts";
import type { Pass } from "./pass.ts";

/** The trailer identifies the file; the identifier is made of what the file shows and says. ISO 19005-2 §6.1.3. */
export const fileIdentifier: Pass = {
  name: "file-identifier",
  clause: "ISO 19005-2 §6.1.3",
  apply({ document: { context }, contents, metadata, behind }: Draft) {
    // The bytes of a print say when it was made; what they show does not.
    const { attachments, behind: _, ...words } = metadata;
    const carried = attachments.map(({ name, bytes }) => [name, sha256(bytes)]);
    const shown = createHash("sha256").update(JSON.stringify([words, carried, ...(behind ? [behind] : [])]));
    for (const { text, edits } of contents) shown.update(text, "latin1").update(JSON.stringify(edits));
    const id = PDFHexString.of(shown.digest("hex").slice(0, 32).toUpperCase());
    context.trailerInfo.ID = context.obj([id, id]);
  },
};
