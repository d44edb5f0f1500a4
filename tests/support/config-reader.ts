import { createInterface } from "node:readline";
import { readConfig } from "../../scripts/config/config.ts";
import { createDiagnostics } from "../../scripts/findings/diagnostics.ts";
import { createNodeHost } from "../../scripts/host/node-host.ts";

/*
 * A process of its own that reads a workspace's configuration each time a line comes in, and prints it as a line of JSON: tests
 * run in a process whose modules are transformed, where no configuration is loaded as users' are.
 */
const [, , root = ""] = process.argv;
const host = createNodeHost();
for await (const _ of createInterface(process.stdin)) {
  const found = createDiagnostics();
  const config = await readConfig(root, {}, host, found);
  console.log(JSON.stringify({ config, inputs: [...config.inputs], found: found.list() }));
}
