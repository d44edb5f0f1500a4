import { PDFHexString } from "@cantoo/pdf-lib";
import { sha256 } from "../../../sha256.ts";
import { applyEdits } from "./apply-edits.ts";
import type { Draft } from "./draft.ts";
import type { Pass } from "./pass.ts";

/** The trailer identifies the file; the identifier is made of what the file shows and says. ISO 19005-2 §6.1.3. */
export const fileIdentifier: Pass = {
  name: "file-identifier",
  clause: "ISO 19005-2 §6.1.3",
  apply({ document: { context }, contents, facts }: Draft) {
    const shown = contents.map(({ text, edits }) => applyEdits(text, edits));
    const { attachments, ...words } = facts;
    const carried = attachments.map(({ name, bytes }) => [name, sha256(bytes)]);
    const id = PDFHexString.of(
      sha256(JSON.stringify([words, carried, shown]))
        .slice(0, 32)
        .toUpperCase(),
    );
    context.trailerInfo.ID = context.obj([id, id]);
  },
};
