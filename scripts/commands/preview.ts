import { randomBytes } from "node:crypto";
import { exitCodes } from "../workspace/exit-codes.ts";
import { buildOptions } from "./build-options.ts";
import type { Command } from "./command.ts";
import { openInBrowser } from "./preview/open-in-browser.ts";

/** `dipla preview [document]`: a page that always shows what the reader will get. */
export const command: Command = {
  usage: "dipla preview [document]",
  name: "preview",
  example: "dipla preview about-iom --port 4000",
  flags: {
    port: { type: "string", value: "N" },
    open: { type: "boolean" },
    "no-open": { type: "boolean" },
    "no-config-code": { type: "boolean" },
  },
  async run(invocation) {
    const { positionals, values, host, printer, root, uiLang } = invocation;
    const port = values.port === undefined ? 0 : Number(values.port);
    if (positionals.length > 1 || !Number.isInteger(port) || port < 0 || port > 65535) return exitCodes.usage;
    const { config, problems } = await buildOptions(invocation);
    if (problems.length > 0) {
      await printer.diagnostics(problems);
      return exitCodes.usage;
    }
    const interrupted = invocation.interrupted();
    const [{ startPreview }, { startServer }, { command: create }] = await Promise.all([
      import("./preview/preview-session.ts"),
      import("./preview/preview-server.ts"),
      import("./new.ts"),
    ]);
    const session = await startPreview(config, host, uiLang);
    try {
      const server = await startServer({
        session,
        host,
        root,
        lang: uiLang,
        port,
        token: randomBytes(16).toString("hex"),
        create: async (template, name) =>
          (await create.run({ ...invocation, positionals: [template, name] })) === exitCodes.success,
      });
      const [document] = positionals;
      const address = `${server.address}${document ? `#${encodeURIComponent(document)}` : ""}`;
      printer.emit({ event: "preview", address });
      printer.say("previewAt", { address });
      if (values["no-open"] !== true && (values.open === true || process.stderr.isTTY))
        await openInBrowser(server.opening(document));
      await new Promise<void>((resolve) => {
        if (interrupted.aborted) resolve();
        interrupted.addEventListener("abort", () => resolve(), { once: true });
      });
      await server.close();
    } finally {
      await session.close();
    }
    return exitCodes.success;
  },
};
