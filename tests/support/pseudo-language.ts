import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TreeCopy } from "./tree-copy.ts";
import { projectRoot } from "./workspace.ts";

/**
 * A language that nobody speaks, made from English: `Made {count} files` becomes `⟦Ṁàðé⟧ {count} ⟦ḟîłéš⟧`. What stands outside of
 * the brackets came from somewhere else than the catalogues, also where it stands in a sentence's blank.
 */
export const pseudoTag = "qps";

const letters: Readonly<Record<string, string>> = Object.fromEntries(
  [..."abcdefghijklmnopqrstuvwxyz"].map((letter, index) => [
    letter,
    [..."àƀçðéḟǧĥîĵķłṁñøƥɋřšŧûṽŵẋýž"][index] ?? letter,
  ]),
);

/** An English sentence in the pseudo-language; its blanks, and fields that hints show, stay. */
export function pseudo(text: string): string {
  return text
    .split(/(\{\{.*?\}\}|\{[a-zA-Z]+\})/)
    .map((piece) => (piece.startsWith("{") || piece.trim() === "" ? piece : `⟦${accented(piece)}⟧`))
    .join("");
}

function accented(text: string): string {
  return [...text]
    .map((sign) => letters[sign] ?? letters[sign.toLowerCase()]?.toUpperCase() ?? sign)
    .join("");
}

function translated(value: unknown): unknown {
  if (typeof value === "string") return pseudo(value);
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, translated(inner)]));
}

/** What stands outside of the brackets. */
export function outsideOf(text: string): string {
  return text.replace(/⟦[^⟧]*⟧/g, " ");
}

/** Follows the recipe for a language of the interface: one folder, and one line. */
export async function addPseudoLanguage(tree: TreeCopy): Promise<void> {
  const english = join(projectRoot, "scripts", "words", "en");
  for (const name of await readdir(english)) {
    const source = await readFile(join(english, name), "utf8");
    const path = `scripts/words/${pseudoTag}/${name}`;
    if (name === "index.ts") {
      await tree.write(
        path,
        source.replace("as const;", 'as const satisfies import("../catalogues.ts").Catalogues;'),
      );
      continue;
    }
    const module = (await import(join(english, name))) as Record<string, unknown>;
    const exports = Object.entries(module).map(
      ([key, value]) =>
        `/** ${key} */\nexport const ${key} = ${JSON.stringify(translated(value), null, 2)} as const satisfies Translation<typeof english.${key}>;\n`,
    );
    await tree.write(
      path,
      `import type { Translation } from "../catalogues.ts";\nimport type * as english from "../en/${name}";\n\n${exports.join("\n")}`,
    );
  }
  await tree.insert(
    "scripts/words/interface-languages.ts",
    '  en: () => import("./en/index.ts"),\n',
    `  ${pseudoTag}: () => import("./${pseudoTag}/index.ts"),\n`,
  );
}
