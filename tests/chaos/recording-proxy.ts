import { createHash } from "node:crypto";
import { connect, createServer, type Socket } from "node:net";

/** What went over the wire of one attempt to send one message. */
export interface Attempt {
  addresses: string[];
  /** What the message's own field says, once it went through. */
  to: string | undefined;
  /** SHA-256 of the message as it stood before it was sent; undefined when its end never came. */
  sha256: string | undefined;
  /** Bytes of the message that went through. */
  bytes: number;
  /** The final dot went through to the server. */
  hadDot: boolean;
  /** All that came back behind the dot, up to the next command; what is no answer at all as well. */
  answer: string;
  /** What the server said before the dot, from the MAIL command on. */
  before: string;
  /** Something was asked behind the answer: whoever asked it has heard the answer. */
  wentOn: boolean;
}

/** A witness between a sender and its server, which understands just enough to write down what it sees. */
export interface RecordingProxy {
  port: number;
  attempts: Attempt[];
  close(): Promise<void>;
}

/** Passes everything on, both ways, unchanged and at once. */
export async function startRecordingProxy(target: number): Promise<RecordingProxy> {
  const attempts: Attempt[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, "127.0.0.1");
    const witness = new Witness(attempts);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        // What came before the end is still to be passed on.
        if (socket === client) upstream.destroy();
        else client.end(() => client.destroy());
      });
    }
    client.on("data", (chunk) => {
      if (upstream.destroyed || upstream.writableEnded) return;
      witness.asked(chunk.toString("latin1"));
      if (!upstream.write(chunk)) {
        client.pause();
        upstream.once("drain", () => client.resume());
      }
    });
    upstream.on("data", (chunk) => {
      if (client.destroyed) return;
      witness.said(chunk.toString("latin1"));
      client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    attempts,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Follows one connection by what the sender does: a message is what follows DATA and is no command. */
class Witness {
  readonly #attempts: Attempt[];
  #text = "";
  #mode: "commands" | "behind DATA" | "message" = "commands";
  #now: Attempt | undefined;

  constructor(attempts: Attempt[]) {
    this.#attempts = attempts;
  }

  said(text: string): void {
    if (!this.#now) return;
    if (this.#now.hadDot) this.#now.answer += text;
    else this.#now.before += text;
  }

  asked(text: string): void {
    this.#text += text;
    while (this.#step());
  }

  /** Whether something was understood, and something else may follow. */
  #step(): boolean {
    if (this.#mode === "behind DATA" && this.#text.length >= 4)
      this.#mode = /^(?:RSET|QUIT|MAIL|NOOP|EHLO)/i.test(this.#text) ? "commands" : "message";
    if (this.#mode === "message") return this.#message();
    if (this.#mode === "behind DATA") return false;
    const line = /^(.*?)\r\n/s.exec(this.#text);
    if (!line) return false;
    this.#text = this.#text.slice(line[0].length);
    this.#command(line[1] ?? "");
    return true;
  }

  #message(): boolean {
    const attempt = this.#now;
    const end = this.#text.startsWith(".\r\n") ? -2 : this.#text.indexOf("\r\n.\r\n");
    if (attempt) {
      attempt.bytes = end === -1 ? this.#text.length : end + 2;
      attempt.to ??= /^To: (.*)\r\n/m.exec(this.#text.slice(0, 2_000))?.[1];
    }
    if (end === -1) return false;
    if (attempt) {
      attempt.hadDot = true;
      const message = this.#text.slice(0, end + 2).replace(/^\.(?=.)/gm, "");
      attempt.sha256 = createHash("sha256").update(message, "latin1").digest("hex");
    }
    this.#text = this.#text.slice(end + 5);
    this.#mode = "commands";
    return true;
  }

  #command(line: string): void {
    if (this.#now?.hadDot) {
      this.#now.wentOn = true;
      this.#now = undefined;
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "MAIL") {
      this.#now = {
        addresses: [],
        to: undefined,
        sha256: undefined,
        bytes: 0,
        hadDot: false,
        answer: "",
        before: "",
        wentOn: false,
      };
      this.#attempts.push(this.#now);
    }
    if (verb === "RCPT") this.#now?.addresses.push(/<(.*?)>/.exec(line)?.[1] ?? "");
    if (verb === "DATA") this.#mode = "behind DATA";
  }
}
