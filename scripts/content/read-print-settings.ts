import { dirname, resolve } from "node:path";
import * as v from "valibot";
import type { DocumentModel } from "../document/document-model.ts";
import { nearest } from "../document/nearest.ts";
import { defaultPrintSettings, type PrintSettings, printOutputs } from "../document/print-settings.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { sha256 } from "../host/sha256.ts";
import { displayPath, isInside } from "../host/workspace-paths.ts";

const millimetres = (most: number): v.GenericSchema<number> =>
  v.pipe(
    v.number("millimetres-expected"),
    v.minValue(0, "millimetres-expected"),
    v.maxValue(most, "millimetres-limit"),
  );

const schema = {
  outputs: v.array(v.picklist(printOutputs, "print-output-expected"), "print-output-expected"),
  screen: v.picklist(["sheets", "panels"], "screen-expected"),
  "fold-in": millimetres(5),
  bleed: millimetres(10),
  marks: v.picklist(["none", "crop+fold"], "marks-expected"),
  icc: v.string("text-expected"),
  "ink-limit": v.pipe(
    v.number("per-cent-expected"),
    v.minValue(200, "per-cent-expected"),
    v.maxValue(400, "per-cent-expected"),
  ),
  "ink-light": v.boolean("flag-expected"),
  "office-sheet": v.picklist(["A4", "A3", "Letter"], "sheet-expected"),
  "paper-thickness": millimetres(1),
} as const;

type Key = keyof typeof schema;

/** Where settings come from: the file they stand in, and the folder that addresses in it start at. */
interface Source {
  values: Readonly<Record<string, unknown>>;
  folder: string;
  place: (key: string) => Place;
}

/** `print:` of the document over that of the configuration over the defaults; mistakes are errors at their line. */
export async function readPrintSettings(
  document: DocumentModel,
  {
    path,
    root,
    config,
    configFile,
    host,
  }: {
    /** Absolute path of the document's Markdown. */
    path: string;
    root: string;
    config: Readonly<Record<string, unknown>>;
    configFile: string | undefined;
    host: Host;
  },
  diagnostics: Diagnostics,
): Promise<PrintSettings> {
  const configPlace = { file: displayPath(root, configFile ?? root) };
  const sources: Source[] = [
    { values: config, folder: root, place: () => configPlace },
    {
      values: document.meta.print,
      folder: dirname(path),
      place: (key) =>
        document.places.get(`print.${key}`) ?? document.places.get("print") ?? { file: document.path },
    },
  ];
  const known: Partial<Record<Key, unknown>> = {};
  for (const source of sources) {
    const valid = checked(source, diagnostics);
    Object.assign(known, valid);
    if (valid.icc === undefined) continue;
    known.icc = await readProfile(String(valid.icc), source, root, host, diagnostics);
  }
  return {
    ...defaultPrintSettings,
    ...withoutMissing({
      outputs: known.outputs,
      screen: known.screen,
      foldIn: known["fold-in"],
      bleed: known.bleed,
      marks: known.marks,
      icc: known.icc,
      inkLimit: known["ink-limit"],
      inkLight: known["ink-light"],
      officeSheet: known["office-sheet"],
      paperThickness: known["paper-thickness"],
    }),
  };
}

function checked({ values, place }: Source, diagnostics: Diagnostics): Partial<Record<Key, unknown>> {
  const known: Partial<Record<Key, unknown>> = {};
  for (const [key, value] of Object.entries(values)) {
    if (!Object.hasOwn(schema, key)) {
      const suggestion = nearest(key, Object.keys(schema)) ?? Object.keys(schema).join(", ");
      diagnostics.add("front-matter-typo", place(key), { key: `print.${key}`, suggestion });
      continue;
    }
    const result = v.safeParse(schema[key as Key], value);
    if (result.success) known[key as Key] = result.output;
    else
      diagnostics.add("front-matter-invalid", place(key), {
        key: `print.${key}`,
        reason: result.issues[0].message,
        expected: "correct-value",
      });
  }
  return known;
}

/** An ICC profile for printing: `acsp` at byte 36, colour space `CMYK` at byte 16 (ICC.1 §7.2). */
async function readProfile(
  address: string,
  { folder, place }: Source,
  root: string,
  host: Host,
  diagnostics: Diagnostics,
): Promise<PrintSettings["icc"]> {
  const path = resolve(folder, address);
  if (!isInside(root, path)) {
    diagnostics.add("path-outside-workspace", place("icc"), { path: address });
    return undefined;
  }
  const bytes = await host.read(path);
  const ascii = (at: number): string => String.fromCharCode(...(bytes ?? []).slice(at, at + 4));
  if (!bytes) diagnostics.add("profile-invalid", place("icc"), { path: address, reason: "no-such-file" });
  else if (ascii(36) !== "acsp")
    diagnostics.add("profile-invalid", place("icc"), { path: address, reason: "not-a-profile" });
  else if (ascii(16) !== "CMYK")
    diagnostics.add("profile-invalid", place("icc"), { path: address, reason: "not-cmyk" });
  else return { path, hash: sha256(bytes) };
  return undefined;
}

function withoutMissing(values: Record<string, unknown>): Partial<PrintSettings> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
