import type { Root } from "mdast";
import type { Pluggable, PluggableList, Preset, Processor } from "unified";
import { VFile } from "vfile";
import { messageOf } from "../../document/message-of.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import { knownNodes } from "./known-nodes.ts";

type Parser = () => Processor<Root>;

/** A text before Dipla has made anything of it. */
interface PlainText {
  /** As the parser had it: the tree's offsets lead into it. */
  source: string;
  /** Relative to the workspace. */
  file: string;
}

/**
 * Parses as plugins extend the syntax. One that can't even be attached is left out here, and told when it is to run.
 *
 * @param parser gives a processor that nothing was added to
 */
export function parseWithPlugins(source: string, plugins: PluggableList, parser: Parser): Root {
  const usable = singly(plugins).filter((plugin) => {
    try {
      return parser().use([plugin]).freeze();
    } catch {
      return false;
    }
  });
  return parser().use(usable).parse(source);
}

/**
 * Lets the plugins change the tree, one after the other. What one throws, or makes that there isn't in Markdown, is told with its name, and
 * the text is as it was before it, or has the words of what can't be shown. Its messages are findings.
 *
 * @param parser gives a processor that nothing was added to
 */
export function runPlugins(
  tree: Root,
  { source, file }: PlainText,
  { plugins, parser }: { plugins: PluggableList; parser: Parser },
  diagnostics: Diagnostics,
): Root {
  let current = tree;
  for (const [index, plugin] of singly(plugins).entries()) {
    const name = nameOf(plugin, index);
    const text = new VFile({ value: source, path: file });
    // One that fails half-way leaves half a tree.
    const before = structuredClone(current);
    try {
      const made: unknown = parser().use([plugin]).runSync(current, text);
      current = knownNodes(made, before, (type, line, column) =>
        diagnostics.add("plugin-node", { file, line, column }, { name, type }),
      );
    } catch (error) {
      diagnostics.add("plugin-failed", { file, line: 1, column: 1 }, { name, reason: messageOf(error) });
      current = before;
    }
    for (const message of text.messages) tell(message, { file, name, diagnostics });
  }
  return current;
}

/** Presets hold plugins, and others: whoever fails is told by its own name. */
function singly(plugins: PluggableList): Pluggable[] {
  return plugins.flatMap((plugin) => (isPreset(plugin) ? singly(plugin.plugins ?? []) : [plugin]));
}

function isPreset(plugin: Pluggable): plugin is Preset {
  return typeof plugin === "object" && !Array.isArray(plugin);
}

function nameOf(plugin: Pluggable, index: number): string {
  const [own] = Array.isArray(plugin) ? plugin : [plugin];
  return (typeof own === "function" && own.name) || `remark-plugins[${index}]`;
}

function tell(
  message: VFile["messages"][number],
  { file, name, diagnostics }: { file: string; name: string; diagnostics: Diagnostics },
): void {
  const place: Place = { file, line: message.line ?? 1, column: message.column ?? 1 };
  const params = { name: message.ruleId ?? message.source ?? name, message: message.reason };
  // An error that ends the run is thrown; `fatal` is undefined for what is only said.
  diagnostics.add(message.fatal === undefined ? "plugin-note" : "plugin-warning", place, params);
}
