import { connect } from "node:tls";

/** ms that a server is given to greet before it is asked whether it waits for TLS, and to answer that. */
const quiet = 4_000;

/**
 * Whether a server that is silent waits for TLS: it never greets in plain words, and without asking only a timeout would tell. Its
 * certificate does not matter, since nothing is said to it. Resolves to true only, and never where it greets or is merely slow.
 *
 * @param over ends the question
 */
export function speaksTls(host: string, port: number, over: AbortSignal): Promise<true> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      const socket = connect({ host, port, rejectUnauthorized: false });
      const end = (): void => void socket.destroy();
      over.addEventListener("abort", end, { once: true });
      socket.setTimeout(quiet, end);
      // What it answers instead of TLS is no matter: the delivery itself tells.
      socket.on("error", end);
      socket.once("secureConnect", () => {
        end();
        resolve(true);
      });
    }, quiet);
    over.addEventListener("abort", () => clearTimeout(timer), { once: true });
  });
}
