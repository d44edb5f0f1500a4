import type { Diagnostics } from "../../findings/diagnostics.ts";

/** Names by which objects are made to do what nobody meant. */
const dangerous = new Set(["__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "valueOf"]);

/** Column names that fields and checks can rely on: each there once, none empty, none dangerous, and an `id`. */
export function checkHeader(header: readonly string[], file: string, diagnostics: Diagnostics): boolean {
  const place = { file, line: 1, column: 1 };
  const report = (name: string, reason: string): false => {
    diagnostics.add("recipients-header", place, { name, reason });
    return false;
  };
  let isSound = true;
  for (const [index, name] of header.entries()) {
    if (name === "") isSound = report(String(index + 1), "column-without-name");
    else if (dangerous.has(name)) isSound = report(name, "column-dangerous");
    else if (header.indexOf(name) !== index) isSound = report(name, "column-twice");
    else if (/[.\p{Cc}\p{Cf}{}]/u.test(name)) isSound = report(name, "column-characters");
  }
  return header.includes("id") ? isSound : report("id", "column-missing");
}
