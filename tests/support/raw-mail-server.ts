import { createServer, type Socket } from "node:net";

/** What a raw server does at a step: a reply, nothing, the end of the connection, or a reply and then the end. */
export type RawStep = string | "cut" | "silence" | { last: string };

/** How it misbehaves; what is not given is answered as it should be. */
export interface RawManners {
  greeting?: RawStep;
  /** ms before it. */
  greetingAfter?: number;
  ehlo?: RawStep;
  mail?: RawStep;
  rcpt?: RawStep;
  data?: RawStep;
  /** Waits for a message behind such an answer to DATA, too. */
  takesData?: boolean;
  /** Ends the connection after so many bytes of a message. */
  cutAfter?: number;
  /** What follows the final dot. */
  dot?: RawStep;
  /** ms before it. */
  dotAfter?: number;
  /** Ends a connection when a message has been accepted. */
  cutWhenIdle?: boolean;
}

/** Speaks SMTP over a bare socket, so that it can break off wherever a real server may. */
export async function startRawServer(
  manners: RawManners,
): Promise<{ port: number; dots: () => number; heard: () => string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  let dots = 0;
  let heard = "";
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    const say = (step: RawStep | undefined, otherwise: string): void => {
      const said = step ?? otherwise;
      if (said === "silence") return;
      if (said === "cut") socket.destroy();
      else if (typeof said === "string") socket.write(`${said}\r\n`);
      else socket.end(`${said.last}\r\n`);
    };
    let text = "";
    let isData = false;
    let taken = 0;
    setTimeout(() => say(manners.greeting, "220 raw"), manners.greetingAfter ?? 0);
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (isData) {
        taken += chunk.length;
        if (manners.cutAfter !== undefined && taken > manners.cutAfter) return void socket.resetAndDestroy();
        const end = text.indexOf("\r\n.\r\n");
        if (end < 0) return;
        isData = false;
        dots += 1;
        text = text.slice(end + 5);
        setTimeout(() => say(manners.dot, "250 2.0.0 queued"), manners.dotAfter ?? 0);
        if (manners.cutWhenIdle) setTimeout(() => socket.destroy(), 5);
      }
      for (let line = /^(.*?)\r\n/s.exec(text); line && !isData; line = /^(.*?)\r\n/s.exec(text)) {
        text = text.slice(line[0].length);
        heard += line[0];
        const verb = (line[1] ?? "").slice(0, 4).toUpperCase();
        if (verb === "EHLO") say(manners.ehlo, "250 raw");
        else if (verb === "MAIL") say(manners.mail, "250 ok");
        else if (verb === "RCPT") say(manners.rcpt, "250 ok");
        else if (verb === "DATA") {
          isData = manners.data === undefined || manners.takesData === true;
          say(manners.data, "354 go");
        } else say(undefined, { QUIT: "221 bye", HELO: "502 no", STAR: "502 no" }[verb] ?? "250 ok");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    dots: () => dots,
    heard: () => heard,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
