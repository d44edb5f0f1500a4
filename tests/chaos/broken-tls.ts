import { createServer, type Server, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { command as send } from "../../scripts/commands/send.ts";
import { selfSigned } from "../support/certificates.ts";
import { runInProcess } from "../support/run-in-process.ts";
import { basicSettings } from "../support/sending-workspace.ts";
import { approveUpTo, openMemory, planWithout, statesIn } from "../support/sent-memory.ts";
import { createWorkspace } from "../support/workspace.ts";
import type { Part } from "./faults.ts";

/** What such a server does once TLS is asked for; `tls`: how the sender was told to ask. */
interface BrokenTls {
  tls: "starttls" | "implicit";
  begin(socket: Socket, own: { key: string; cert: string }): void;
}

const broken: Readonly<Record<string, BrokenTls>> = {
  "closes instead of TLS": { tls: "starttls", begin: (socket) => void socket.destroy() },
  "refuses TLS for now": {
    tls: "starttls",
    begin: (socket) => void socket.write("454 4.7.0 not available\r\n"),
  },
  "says go and closes": { tls: "starttls", begin: (socket) => void socket.end("220 go\r\n") },
  "says go and goes on in plain words": {
    tls: "starttls",
    begin: (socket) => void socket.write("220 go\r\n250 plain\r\n"),
  },
  "says go and junk": {
    tls: "starttls",
    begin: (socket) => void socket.write("220 go\r\n\u0000\u0001\u0002junk\r\n".repeat(9)),
  },
  "has somebody else's certificate": {
    tls: "starttls",
    begin: (socket, own) => {
      socket.write("220 go\r\n");
      new TLSSocket(socket, { isServer: true, ...own }).on("error", () => undefined);
    },
  },
  "speaks plainly where TLS is expected": { tls: "implicit", begin: () => undefined },
};

/** Where TLS is offered and broken nothing goes, all stays open, and the run ends with what is wrong. */
export async function brokenTls({ random, expect }: Part): Promise<void> {
  const { key, certificate: cert } = await selfSigned("somebody.example");
  const recipients = ["labour", "health", "justice"];
  for (const [name, kind] of random.shuffled(Object.entries(broken))) {
    const heard: string[] = [];
    const server = await listen(kind, { key, cert }, heard);
    const workspace = await createWorkspace();
    try {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      const basic = {
        ...basicSettings(port),
        attempts: 2,
        server: { host: "127.0.0.1", port, tls: kind.tls },
      };
      await workspace.write("dipla.config.json", JSON.stringify({ send: basic }));
      await approveUpTo(workspace.root, await planWithout(workspace.root, recipients, "text"), {});
      const begun = performance.now();
      const { code, said, thrown } = await runInProcess(send, ["resume"], workspace);
      const { ledger } = await openMemory(workspace.root);
      const states = new Set(Object.values(ledger ? statesIn(ledger) : {}));
      ledger?.close();
      expect(`${name}: ends with ${code} ${thrown} ${said}`, code === 6);
      expect(
        `${name}: messages are ${[...states]}`,
        [...states].every((state) => /planned|deferred/.test(state)),
      );
      expect(`${name}: the server heard ${heard.join()}`, !heard.some((text) => /MAIL|To:/.test(text)));
      expect(`${name}: it took too long`, performance.now() - begun < 30_000);
    } finally {
      await workspace.remove();
      await new Promise((resolve) => server.close(resolve));
    }
  }
  console.log(`${Object.keys(broken).length} kinds of broken TLS: nothing went`);
}

async function listen(kind: BrokenTls, own: { key: string; cert: string }, heard: string[]): Promise<Server> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.write("220 raw\r\n");
    let isBegun = false;
    socket.on("data", (chunk) => {
      const text = chunk.toString("latin1");
      if (isBegun) return;
      heard.push(text);
      if (/^EHLO/m.test(text)) socket.write("250-raw\r\n250 STARTTLS\r\n");
      else if (/^STARTTLS/m.test(text)) {
        isBegun = true;
        socket.removeAllListeners("data");
        kind.begin(socket, own);
      } else socket.write("502 no\r\n");
    });
    setTimeout(() => socket.destroy(), 1_500).unref();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
