import type { Extension } from "micromark-util-types";
import remarkDirective from "remark-directive";
import type { Processor } from "unified";

/**
 * remark-directive without its inline form: only `::name` and `:::name` blocks exist, so that 10:30, 1:2 and
 * `C:\` stay what they are.
 */
export function blockDirectivesOnly(this: Processor): void {
  remarkDirective.call(this);
  const extensions = (this.data() as { micromarkExtensions?: Extension[] }).micromarkExtensions ?? [];
  for (const extension of extensions) {
    if (extension.flow && 58 in extension.flow) delete extension.text;
  }
}
