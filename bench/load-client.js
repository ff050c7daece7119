/**
 * Asks a server over TLS as fast as it answers, in a process of its own: so many connections that stay
 * open, each with one request under way. The socket is written to and read from without node:https, so
 * that the client costs little; it is one thread all the same, and says how busy that was.
 */
import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { connect } from 'node:tls';

process.on('message', (job) => {
  run(job).then(
    (done) => process.send(done),
    (error) => process.send({ error: String(error) }),
  );
});

/** Connections are made, and used once, before the clock starts; servers close them after a thousand uses. */
async function run({ port, host, path, logins, requests }) {
  const lanes = [];
  for (const [index, login] of logins.entries()) {
    const socket = await connection(port, host, index);
    const credentials =
      login && `Authorization: Basic ${Buffer.from(login).toString('base64')}\r\n`;
    const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept-Language: ja\r\n${credentials}\r\n`;
    lanes.push({ socket, request, octets: await ask(socket, request) });
  }
  const cpu = process.cpuUsage();
  const start = performance.now();
  const each = Math.ceil(requests / lanes.length);
  await Promise.all(
    lanes.map(async ({ socket, request }) => {
      for (let n = 0; n < each; n += 1) await ask(socket, request);
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  for (const { socket } of lanes) socket.destroy();
  return { seconds, busy: (user + system) / 1e6 / seconds, octets: lanes[0].octets };
}

/** From an address of its own: servers count failures and requests by address. */
async function connection(port, host, index) {
  const socket = connect({
    ...{ host: '127.0.0.1', port, servername: host, rejectUnauthorized: false },
    localAddress: `127.0.2.${index + 1}`,
  });
  await once(socket, 'secureConnect');
  socket.on('error', () => undefined);
  return socket;
}

/** Gives the length of the body. */
function ask(socket, request) {
  return new Promise((resolve, reject) => {
    const pieces = [];
    let got = 0;
    let wanted = Infinity;
    const end = (settle, value) => {
      socket.off('data', onData).off('close', onClose);
      settle(value);
    };
    const onClose = () => end(reject, new Error('the server closed the connection'));
    const onData = (piece) => {
      pieces.push(piece);
      got += piece.length;
      if (wanted === Infinity) {
        const text = Buffer.concat(pieces).toString('latin1');
        const head = text.indexOf('\r\n\r\n');
        if (head < 0) return;
        if (!text.startsWith('HTTP/1.1 200 ')) return end(reject, new Error(text.slice(0, 400)));
        wanted = head + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1]);
      }
      if (got >= wanted) end(resolve, Number(got));
    };
    socket.on('data', onData).on('close', onClose);
    socket.write(request);
  });
}
