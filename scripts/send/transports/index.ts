import { smtp } from "./smtp.ts";
import type { ChosenTransport } from "./transport.ts";

/** The transports there are, in the order in which they are asked. */
const transports = [smtp] as const;

type Known = (typeof transports)[number];

/** The settings of all transports, for the group `send`. */
export const transportEntries = Object.fromEntries(transports.map(({ name, entry }) => [name, entry])) as {
  [T in Known as T["name"]]: T["entry"];
};

/** The transport that a workspace's settings of `send` choose; undefined where they choose none. */
export function chosenTransport(send: Readonly<Record<string, unknown>>): ChosenTransport | undefined {
  for (const transport of transports) {
    const chosen = transport.choose(send);
    if (chosen) return chosen;
  }
  return undefined;
}
