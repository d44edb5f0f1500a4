import { type ChildProcess, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { ConnectionTransport } from "puppeteer";
import type { Host } from "../../host/host.ts";
import { BrowserError } from "./browser-error.ts";
import type { FoundBrowser } from "./find-browser.ts";
import { type Lifeline, lifeline } from "./lifeline.ts";

/** A running browser process and the pipe to it. */
export interface SpawnedBrowser {
  transport: ConnectionTransport;
  sandbox: boolean;
  /** Lets work fail when the process ends, or could not be started. */
  unlessDead: Lifeline["unlessDead"];
  /** Kills the process and removes its profile. A polite close takes longer than the whole print. */
  kill(): Promise<void>;
}

/** Our own arguments; the network is cut off three times over, because content is untrusted (`scripts/README.md`, invariant 5). */
const baseArguments: readonly string[] = [
  "--headless",
  "--remote-debugging-pipe",
  "--disable-gpu",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-extensions",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--disable-breakpad",
  "--metrics-recording-only",
  "--mute-audio",
  "--hide-scrollbars",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--disable-features=Translate,MediaRouter,OptimizationHints,AcceptCHFrame",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--proxy-server=http://127.0.0.1:9",
  "--proxy-bypass-list=<-loopback>",
];

/** Starts the browser with DevTools over a pipe. Returns at once: the caller learns of an early death by `unlessDead`. */
export async function spawnBrowser(
  browser: FoundBrowser,
  sandbox: boolean,
  host: Host,
): Promise<SpawnedBrowser> {
  const profile = await host.temporaryFolder("browser");
  const isolation = sandbox ? [] : ["--no-sandbox", "--no-zygote"];
  const child = spawn(
    browser.executable,
    [...baseArguments, ...isolation, `--user-data-dir=${profile}`, "about:blank"],
    {
      stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
      // What the browser puts into the temporary folder goes with its profile.
      env: { ...host.env, ...browser.env, TMPDIR: profile },
      detached: process.platform !== "win32",
    },
  );
  const kill = async (): Promise<void> => {
    killGroup(child);
    await host.remove(profile);
  };
  // When Dipla ends without closing, by Ctrl-C for one. After kill -9 the browser sees its pipe closed and ends itself.
  const onExit = (): void => {
    killGroup(child);
    host.removeNow(profile);
  };
  process.once("exit", onExit);
  child.once("exit", () => process.off("exit", onExit));
  // At once: while modules are loaded, nobody would hear of an early death, and a fault without a listener ends Dipla.
  const { unlessDead, die } = lifeline();
  child.once("exit", (code, signal) => die(new BrowserError("crashed", `browser-ended:${signal ?? code}`)));
  child.once("error", (cause: NodeJS.ErrnoException) => die(notStarted(cause)));
  child.stderr?.resume();
  return { transport: pipeTransport(child), sandbox, unlessDead, kill };
}

/** Nothing there to start, or nothing that may be started; anything else, such as too many processes, passes. */
function notStarted(cause: NodeJS.ErrnoException): BrowserError {
  const isMissing = cause.code === "ENOENT" || cause.code === "EACCES";
  return new BrowserError(isMissing ? "missing" : "crashed", `browser: ${cause.message}`, { cause });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  } catch {
    // Already gone: that is what was wanted.
  }
}

/** DevTools messages over file descriptors 3 and 4, each ended by a zero byte. */
function pipeTransport(child: ChildProcess): ConnectionTransport {
  const toBrowser = child.stdio[3] as Writable;
  const fromBrowser = child.stdio[4] as Readable;
  const transport: ConnectionTransport = {
    send: (message) => void toBrowser.write(`${message}\0`),
    close: () => toBrowser.end(),
  };
  let pending: Buffer[] = [];
  fromBrowser.on("data", (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
      pending.push(chunk.subarray(from, end));
      transport.onmessage?.(Buffer.concat(pending).toString("utf8"));
      pending = [];
      from = end + 1;
    }
    if (from < chunk.length) pending.push(chunk.subarray(from));
  });
  fromBrowser.on("close", () => transport.onclose?.());
  // A broken pipe is reported by `close`; without a listener it would end the process.
  toBrowser.on("error", () => undefined);
  fromBrowser.on("error", () => undefined);
  return transport;
}
