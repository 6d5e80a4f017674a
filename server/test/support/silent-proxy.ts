/** A way to a server that can fall silent: connections stay open, and nothing passes. */
import { connect as dial, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface SilentProxy {
  /** The address of the server, by way of the proxy. */
  url: string;
  /** What clients have sent first on each connection. */
  readonly greetings: string[];
  /** From now on, nothing passes; or no answers do, after so many more pieces. */
  silence(of?: 'everything' | 'answers', after?: number): void;
  /** Lets pass what was held back, and all that follows. */
  resume(): void;
  close(): Promise<void>;
}

export async function openSilentProxy(serverUrl: string): Promise<SilentProxy> {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  const greetings: string[] = [];
  let silent: 'nothing' | 'everything' | 'answers' = 'nothing';
  let left = 0;
  let held: (() => void)[] = [];

  function pass(isAnswer: boolean, send: () => void): void {
    if (isAnswer && silent === 'answers' && left > 0) left -= 1;
    else if (silent === 'everything' || (isAnswer && silent === 'answers'))
      return void held.push(send);
    send();
  }

  const server = createServer((client) => {
    const upstream = dial(Number(port), hostname);
    client.once('data', (data: Buffer) => greetings.push(data.toString('latin1')));
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (data: Buffer) => pass(from === upstream, () => void to.write(data)));
      from.on('close', () => {
        sockets.delete(from);
        pass(from === upstream, () => to.destroy());
      });
      from.on('error', () => undefined);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    greetings,
    silence: (of = 'everything', after = 0) => {
      silent = of;
      left = after;
    },
    resume: () => {
      silent = 'nothing';
      const all = held;
      held = [];
      for (const send of all) send();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
