import type { DataRecord } from "../document/data-value.ts";
import type { Running, RunningLine, RunningPage, RunningPart } from "../document/publication.ts";
import type { RunningPageDeclaration, TemplateModel } from "../document/template-model.ts";
import { formatPlain } from "./format-value.ts";
import type { MergeContext } from "./hast/merge-context.ts";
import { lookUp } from "./resolve-field.ts";

/** The running headers and footers with their fields filled; a part whose field is empty is left out. */
export function runningLines(
  template: Pick<TemplateModel, "running" | "display">,
  data: DataRecord,
  { lang, helpers, diagnostics }: Pick<MergeContext, "lang" | "helpers" | "diagnostics">,
): Running {
  const fill = (part: RunningPart): RunningPart[] => {
    if (typeof part === "string") return [part];
    let empty = false;
    const text = part.text.replace(
      /\{\{\s*(?:([a-z-]+)\s+)?([\p{L}\p{N}_.-]+)\s*\}\}/gu,
      (_, helper: string | undefined, path: string) => {
        const value = lookUp(data, path);
        if (value === undefined)
          diagnostics.add(
            "template-field-undeclared",
            { file: `${template.display}/template.yaml` },
            { path, suggestion: "declare-field" },
          );
        const shown =
          value === undefined || value === null
            ? undefined
            : (helper ? helpers[helper] : formatPlain)?.(value, lang);
        if (shown === undefined) empty = true;
        return shown ?? "";
      },
    );
    return empty ? [] : [{ text }];
  };
  const line = (of: RunningPageDeclaration["header"]): RunningLine => ({
    start: of.start.flatMap(fill),
    centre: of.centre.flatMap(fill),
    end: of.end.flatMap(fill),
  });
  const page = (of: RunningPageDeclaration): RunningPage => ({
    header: line(of.header),
    footer: line(of.footer),
  });
  const { first, even } = template.running;
  return {
    default: page(template.running.default),
    ...(first && { first: page(first) }),
    ...(even && { even: page(even) }),
  };
}
