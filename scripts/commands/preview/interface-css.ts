import { join } from "node:path";
import type { Host } from "../../host/host.ts";

interface TokenGroup {
  [name: string]: {
    $value?: unknown;
    $extensions?: { dipla?: { files?: Record<string, string> } };
  } & TokenGroup;
}

/** The interface's colours and fonts, from the same tokens as the default templates. */
export async function interfaceCss(host: Host): Promise<string> {
  const tokens = await readTokens(host);
  const colours = (group: TokenGroup | undefined, prefix: string): string =>
    Object.entries(group ?? {})
      .flatMap(([name, { $value }]) => {
        const value =
          typeof $value === "string" ? $value.replace(/^\{color\.(.+)\}$/, "var(--color-$1)") : "";
        return /^(?:#[0-9A-Fa-f]{6}|var\(--color-[a-z-]+\))$/.test(value)
          ? [`--${prefix}-${name}:${value};`]
          : [];
      })
      .join("");
  const paper = String(tokens.dark?.paper?.$value ?? "#101820");
  return `${interfaceFonts.map(([weight]) => `@font-face{font-family:"Interface";font-weight:${weight};src:url(font/${weight})}`).join("\n")}
:root{color-scheme:light;--paper:#FFFFFF;${colours(tokens.color, "color")}${colours(tokens.on, "on")}}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;--paper:${/^#[0-9A-Fa-f]{6}$/.test(paper) ? paper : "#101820"};${colours(tokens.dark?.color, "color")}${colours(tokens.dark?.on, "on")}}}`;
}

/** Weight → file of the sans serif family. */
const interfaceFonts = [
  [400, "400Regular/SofiaSans_400Regular.ttf"],
  [700, "700Bold/SofiaSans_700Bold.ttf"],
] as const;

/** The bytes of one of the interface's fonts. */
export async function interfaceFont(weight: string, host: Host): Promise<Uint8Array | undefined> {
  const file = interfaceFonts.find(([known]) => String(known) === weight)?.[1];
  const path = file && host.findPackage(`@expo-google-fonts/sofia-sans/${file}`);
  return path ? host.read(path) : undefined;
}

async function readTokens(host: Host): Promise<Record<string, TokenGroup>> {
  const bytes = await host.read(join(host.packageRoot, "templates", "_base", "theme.tokens.json"));
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, TokenGroup>;
}
