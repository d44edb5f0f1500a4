import { basename, join } from "node:path";
import type { FontFamily, FontFile, Theme } from "../../document/theme.ts";
import type { Host } from "../../host/host.ts";
import type { ScriptFont } from "../../languages/script-fonts.ts";

type FontPackage = Pick<ScriptFont, "name" | "npm">;

/** Families of signs that ship, in the order in which they are asked. */
export const symbolFonts: readonly FontPackage[] = [
  { name: "Noto Sans Symbols 2", npm: "@expo-google-fonts/noto-sans-symbols-2" },
  { name: "Noto Sans Symbols", npm: "@expo-google-fonts/noto-sans-symbols" },
  { name: "Noto Sans Math", npm: "@expo-google-fonts/noto-sans-math" },
];

/** Emoji in one colour, which ship. */
export const emojiFont: FontPackage = { name: "Noto Emoji", npm: "@expo-google-fonts/noto-emoji" };

/**
 * A family whose package lies where the workspace or Dipla looks for packages: its regular and its bold face, since Word has no
 * others under one name. Undefined where it is not installed.
 */
export async function installedFamily(
  { name, npm }: FontPackage,
  theme: Theme,
  host: Host,
): Promise<FontFamily | undefined> {
  for (const folder of theme.packages.path) {
    const path = join(folder, npm);
    const faces = (await host.list(path))
      .map((entry) => basename(entry))
      .filter((entry) => /^(?:400|700)[A-Z][a-z]+$/.test(entry));
    const files = await Promise.all(faces.map((face) => fontFile(join(path, face), face, host)));
    const found = files.filter((file) => file !== undefined);
    if (found.length > 0) return { name, files: found, scale: 1 };
  }
  return undefined;
}

async function fontFile(folder: string, face: string, host: Host): Promise<FontFile | undefined> {
  const name = (await host.list(folder)).find((file) => file.endsWith(".ttf"));
  return name ? { weight: Number.parseInt(face, 10), italic: false, path: join(folder, name) } : undefined;
}
