import type { Fold, FoldKind } from "../../document/fold.ts";
import type { Margins } from "../../document/margins.ts";
import type { PageGeometry } from "../../document/publication.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import { planFold } from "./fold-plans.ts";
import { sheetSizes } from "./sheet-sizes.ts";
import type { ProductManifest, TemplateManifest } from "./template-schema.ts";

/** Sheet, margins and fold of one product of a template; without `product` its first, or its only, one. */
export function pageGeometry(
  manifest: TemplateManifest,
  { product, foldIn, file }: { product: string | undefined; foldIn: number | undefined; file: string },
  diagnostics: Diagnostics,
): PageGeometry {
  const chosen = productOf(manifest, product);
  const kind = chosen?.fold ?? manifest.fold?.kind;
  const [width = 0, height = 0] = chosen ? sheetOf(chosen) : (manifest.page.size ?? []);
  if (!chosen && !manifest.page.size)
    diagnostics.add("template-invalid", { file }, { key: "page.size", reason: "size-expected" });
  const allowance = foldIn ?? chosen?.["fold-in"] ?? manifest.fold?.["fold-in"];
  return {
    width,
    height,
    margins: toMargins(manifest.page.margins),
    first: manifest.page.first && toMargins(manifest.page.first),
    named: Object.fromEntries(
      Object.entries(manifest.page.named).map(([name, value]) => [name, toMargins(value)]),
    ),
    fold: kind && kind !== "saddle-stitch" ? planFold(kind, width, allowance) : undefined,
    stitched: kind === "saddle-stitch" || undefined,
    scale: chosen?.scale ?? 1,
  };
}

/**
 * Which slots each panel shows. A product with fewer panels than the template has slots says where each goes; without
 * that, panels and slots have the same names. A slot that no panel shows would lose its text.
 */
export function panelSlots(
  manifest: TemplateManifest,
  { product, fold, file }: { product: string | undefined; fold: Fold | undefined; file: string },
  diagnostics: Diagnostics,
): Record<string, readonly string[]> {
  if (!fold) return {};
  const declared = productOf(manifest, product)?.panels;
  const slots = Object.keys(manifest.slots);
  const panels = declared ?? Object.fromEntries(slots.map((slot) => [slot, [slot]]));
  const key = product && declared ? `products.${product}.panels` : "slots";
  for (const panel of Object.keys(panels)) {
    if (!fold.reading.includes(panel))
      diagnostics.add(
        "template-invalid",
        { file },
        { key, reason: "no-such-panel", name: panel, known: fold.reading.join(", ") },
      );
  }
  const shown = Object.values(panels).flat();
  for (const name of shown) {
    if (!slots.includes(name))
      diagnostics.add("template-invalid", { file }, { key, reason: "no-such-slot", name });
  }
  for (const name of slots) {
    if (!shown.includes(name))
      diagnostics.add("template-invalid", { file }, { key, reason: "slot-without-panel", name });
  }
  return panels;
}

function productOf({ products }: TemplateManifest, name: string | undefined): ProductManifest | undefined {
  return name === undefined ? Object.values(products ?? {})[0] : products?.[name];
}

/** Sheets that are folded lie on their long side; flyers and pages stand. */
function sheetOf({ fold, sheet }: ProductManifest): readonly [number, number] {
  const [short, long] = sheetSizes[sheet];
  const upright: readonly FoldKind[] = ["flyer", "saddle-stitch"];
  return upright.includes(fold) ? [short, long] : [long, short];
}

function toMargins([top = 0, right = 0, bottom = 0, left = 0]: readonly number[]): Margins {
  return { top, right, bottom, left };
}
