import { connect } from "node:net";

/** ms until a connection has to be there. One that is not leads nowhere; who has one and says nothing may be busy. */
const longestConnecting = 30_000;

/**
 * Whether nobody can be reached at a port, where nothing says so: packets are dropped. Resolves to “away” only, and never where there is a
 * connection, or a refusal, which the delivery itself tells. The mail library has one bound for connecting and for the greeting together.
 *
 * @param over ends the question
 */
export function isAway(host: string, port: number, over: AbortSignal): Promise<"away"> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (): void => void socket.destroy();
    const timer = setTimeout(() => {
      end();
      resolve("away");
    }, longestConnecting);
    timer.unref();
    socket.unref();
    for (const event of ["connect", "error", "close"]) socket.once(event, () => clearTimeout(timer));
    socket.once("connect", end);
    over.addEventListener("abort", end, { once: true });
  });
}
