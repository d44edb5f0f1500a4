import { createHash } from "node:crypto";
import { PDFHexString, PDFName, PDFString } from "../../../pdf-objects/pdf-lib.ts";
import type { Attachment, Draft } from "./draft.ts";
import type { Pass } from "./pass.ts";

/** The sources that a PDF/A-3 carries, each with what it is to the document. ISO 19005-3 §6.8. */
export const associatedFiles: Pass = {
  name: "associated-files",
  clause: "ISO 19005-3 §6.8",
  apply({ document: { context, catalog }, metadata }: Draft) {
    if (metadata.attachments.length === 0) return;
    const date = PDFString.of(`D:${metadata.date.replace(/[-:TZ]/g, "")}Z`);
    const specify = ({ name, bytes, mediaType, relationship }: Attachment) => {
      const file = context.flateStream(bytes, {
        Type: "EmbeddedFile",
        Subtype: PDFName.of(mediaType),
        Params: {
          Size: bytes.length,
          ModDate: date,
          CheckSum: PDFHexString.of(createHash("md5").update(bytes).digest("hex")),
        },
      });
      return context.register(
        context.obj({
          Type: "Filespec",
          F: PDFHexString.fromText(name),
          UF: PDFHexString.fromText(name),
          Desc: PDFHexString.fromText(relationship === "Source" ? "Markdown source" : "Data of the document"),
          AFRelationship: PDFName.of(relationship),
          EF: { F: context.register(file) },
        }),
      );
    };
    const sorted = [...metadata.attachments].sort((a, b) => (a.name < b.name ? -1 : 1));
    const specs = sorted.map((attachment) => ({ name: attachment.name, ref: specify(attachment) }));
    catalog.set(PDFName.of("AF"), context.obj(specs.map(({ ref }) => ref)));
    const names = specs.flatMap(({ name, ref }) => [PDFHexString.fromText(name), ref]);
    catalog.set(PDFName.of("Names"), context.obj({ EmbeddedFiles: { Names: names } }));
  },
};
