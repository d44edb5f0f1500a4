import { spawn } from "node:child_process";

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  // The empty words are the title of a window that `start` would otherwise take the address for.
  win32: ["cmd", "/c", "start", ""],
  linux: ["xdg-open"],
};

/** Opens an address with whatever the system opens addresses with; where there is nothing of the kind, people use the printed one. */
export async function openInBrowser(address: string): Promise<void> {
  const [program, ...args] = openers[process.platform] ?? ["xdg-open"];
  await new Promise<void>((resolve) => {
    const child = spawn(program, [...args, address], { stdio: "ignore", detached: true });
    child.once("error", () => resolve());
    child.once("spawn", () => resolve());
    child.unref();
  });
}
