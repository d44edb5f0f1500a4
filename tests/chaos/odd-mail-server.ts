import { createServer, type Socket } from "node:net";
import type { Misbehaviour, Stage } from "./misbehaviours.ts";

/** A mail server that goes wrong as it is told, and keeps what it has taken. */
export interface OddMailServer {
  port: number;
  /** The bytes of each message that it took, as they came before the dot. */
  taken: Buffer[];
  /** How often it went wrong in which way. */
  happened: Map<string, number>;
  close(): Promise<void>;
}

const right: Readonly<Record<Stage, string>> = {
  greeting: "220 odd\r\n",
  ehlo: "250 odd\r\n",
  mail: "250 ok\r\n",
  rcpt: "250 ok\r\n",
  data: "354 go\r\n",
  body: "",
  dot: "250 2.0.0 queued\r\n",
};
const stageOf: Readonly<Record<string, Stage>> = { EHLO: "ehlo", MAIL: "mail", RCPT: "rcpt", DATA: "data" };

/** @param next what the next message, or the connection that it begins, has to bear; undefined: nothing */
export async function startOddServer(next: () => Misbehaviour | undefined): Promise<OddMailServer> {
  const sockets = new Set<Socket>();
  const result = { port: 0, taken: [] as Buffer[], happened: new Map<string, number>() };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    converse(socket, next, result);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  result.port = typeof address === "object" && address ? address.port : 0;
  return Object.assign(result, {
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  });
}

function converse(
  socket: Socket,
  next: () => Misbehaviour | undefined,
  result: Pick<OddMailServer, "taken" | "happened">,
): void {
  let text = "";
  let isData = false;
  let isBroken = false;
  let addresses = 0;
  let isBehind = false;
  let current = next();
  // Who has answered twice is one behind from then on; two faults of that kind together nobody could understand.
  const following = (): Misbehaviour | undefined => {
    isBehind ||= current?.say === "250 ok\r\n250 ok\r\n";
    return isBehind ? undefined : next();
  };
  /** Answers, or goes wrong; whether the conversation goes on as if all were well. */
  const answer = (stage: Stage): boolean => {
    const odd = current?.stage === stage && (!current.last || addresses === 2) ? current : undefined;
    if (!odd) {
      socket.write(right[stage], "latin1");
      return true;
    }
    result.happened.set(odd.name, (result.happened.get(odd.name) ?? 0) + 1);
    const said = odd.say ?? right[stage];
    if (odd.hangs) isBroken = true;
    else if (odd.drip) drip(socket, said, odd.drip);
    else if (said) socket.write(said, "latin1");
    if (odd.ends) isBroken = true;
    if (odd.ends === "end") socket.end();
    if (odd.ends === "reset") socket.resetAndDestroy();
    return odd.takes === true || odd.drip !== undefined;
  };
  answer("greeting");
  socket.on("data", (chunk) => {
    if (isBroken) return;
    text += chunk.toString("latin1");
    if (isData && current?.stage === "body" && text.length > 9_000) return void answer("body");
    if (isData) {
      const end = text.startsWith(".\r\n") ? -2 : text.indexOf("\r\n.\r\n");
      if (end === -1) return;
      isData = false;
      // Kept first: whoever looks at the answer finds it here.
      const takes = current?.stage !== "dot" || current.takes === true;
      if (takes) result.taken.push(Buffer.from(text.slice(0, end + 2), "latin1"));
      text = text.slice(end + 5);
      answer("dot");
      current = following();
    }
    for (let line = /^(.*?)\r\n/s.exec(text); line && !isData && !isBroken; line = /^(.*?)\r\n/s.exec(text)) {
      text = text.slice(line[0].length);
      const verb = (line[1] ?? "").slice(0, 4).toUpperCase();
      const stage = stageOf[verb];
      if (verb === "MAIL") addresses = 0;
      if (verb === "RCPT") addresses += 1;
      if (stage === "data") isData = answer("data");
      else if (stage) answer(stage);
      else socket.write(verb === "QUIT" ? "221 bye\r\n" : verb === "RSET" ? "250 ok\r\n" : "502 no\r\n");
      // It said that it takes them together, and forgets the rest.
      if (current?.name.startsWith("says that") && text && !isData) text = "";
      // A transaction has ended without a dot: the next one has troubles of its own.
      if (verb === "RSET") current = following();
    }
  });
}

function drip(socket: Socket, said: string, pause: number): void {
  const [first, ...rest] = said;
  if (first === undefined || socket.destroyed) return;
  socket.write(first, "latin1");
  setTimeout(() => drip(socket, rest.join(""), pause), pause);
}
