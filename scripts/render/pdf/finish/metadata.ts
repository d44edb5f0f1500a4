import { type PDFDict, PDFHexString, PDFName, PDFString } from "../../../pdf-objects/pdf-lib.ts";
import type { Draft, PdfMetadata } from "./draft.ts";
import type { Pass } from "./pass.ts";

/**
 * The document says in XMP what it is and which standards it keeps, and its information dictionary says the same.
 * ISO 14289-1 §5 and §7.1 (8), ISO 19005-2 §6.6.2.
 */
export const metadata: Pass = {
  name: "metadata",
  clause: "ISO 14289-1 §7.1 (8)",
  apply({ document, metadata }: Draft) {
    const { context, catalog } = document;
    const packet = context.stream(new TextEncoder().encode(xmpPacket(metadata)), {
      Type: "Metadata",
      Subtype: "XML",
    });
    catalog.set(PDFName.of("Metadata"), context.register(packet));
    const printing = metadata.printing && { PrintScaling: "None", Duplex: metadata.printing.duplex };
    catalog.set(PDFName.of("ViewerPreferences"), context.obj({ DisplayDocTitle: true, ...printing }));
    context.trailerInfo.Info = context.register(information(metadata, context.obj({})));
  },
};

function information(metadata: PdfMetadata, info: PDFDict): PDFDict {
  const date = PDFString.of(`D:${metadata.date.replace(/[-:TZ]/g, "")}Z`);
  const texts: Record<string, string | undefined> = {
    Title: metadata.title,
    Author: metadata.authors.join(", "),
    Subject: metadata.description,
    Keywords: metadata.keywords.join(", "),
    Creator: "Dipla",
    Producer: metadata.producer,
  };
  for (const [key, text] of Object.entries(texts))
    if (text) info.set(PDFName.of(key), PDFHexString.fromText(text));
  info.set(PDFName.of("CreationDate"), date);
  info.set(PDFName.of("ModDate"), date);
  return info;
}

/** PDF/A-3 carries its sources with it, PDF/A-2 must not. */
export function archivePart({ attachments }: PdfMetadata): 2 | 3 {
  return attachments.length > 0 ? 3 : 2;
}

function xmpPacket(metadata: PdfMetadata): string {
  const { title, authors, description, keywords, lang, date, producer } = metadata;
  const list = (name: string, kind: string, items: readonly string[]): string =>
    items.length > 0
      ? `<dc:${name}><rdf:${kind}>${items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`).join("")}</rdf:${kind}></dc:${name}>`
      : "";
  const words = (name: string, text: string | undefined): string =>
    text
      ? `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt></dc:${name}>`
      : "";
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>${words("title", title)}${list("creator", "Seq", authors)}${words("description", description)}${list("subject", "Bag", keywords)}${list("language", "Bag", [lang])}</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>Dipla</xmp:CreatorTool><xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:MetadataDate>${date}</xmp:MetadataDate></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>${escapeXml(producer)}</pdf:Producer>${keywords.length > 0 ? `<pdf:Keywords>${escapeXml(keywords.join(", "))}</pdf:Keywords>` : ""}</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>${archivePart(metadata)}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
${extensionSchema}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}

/** PDF/A wants every property outside of its own list declared, PDF/UA's mark among them (ISO 19005-2 §6.6.2.3). */
const extensionSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
