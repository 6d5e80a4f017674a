/** The host's own list of disposable domains: where it comes from, when it is believed, and what stands in for it. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { openDisposableList, readDomains } from '../src/disposable.js';
import { createLog } from '../src/log.js';
import { readSettings } from '../src/settings.js';

describe('a list of disposable domains', () => {
  it('has a domain on each line, with comments, in any spelling', () => {
    const text = '\ufeff# a comment\r\nBurner.example # another\n\nM\u00dcLL.example\n';
    assert.deepEqual([...readDomains(text)], ['burner.example', 'xn--mll-hoa.example']);
  });

  it('may be a JSON array', () => {
    assert.deepEqual([...readDomains(' ["a.example", "b.example"]')], ['a.example', 'b.example']);
  });

  it('is refused where it is something else', () => {
    const page = '<!doctype html>\n<title>Not found</title>\n<p>Sorry.</p>';
    const wrong = [
      '',
      '# nothing',
      page,
      '{"a":1}',
      '[1]',
      '[{"domain":"a.example"}]',
      '["a.example"',
      '\0',
    ];
    for (const text of wrong) assert.throws(() => readDomains(text), text.slice(0, 30));
  });

  it('may have one unreadable entry in a hundred, and no more', () => {
    const good = Array.from({ length: 99 }, (_, at) => `d${at}.example`);
    assert.equal(readDomains([...good, 'no domain'].join('\n')).size, 99);
    assert.throws(() => readDomains([...good, 'no domain', 'another one'].join('\n')));
  });
});

describe('the source of the list', () => {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const log = createLog('info', destination);
  let folder: string;
  let server: Server;
  let answer: RequestListener;
  let address: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'disposable-'));
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/list`;
  });
  after(async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  });

  it('is the package where none is set', async () => {
    const list = await openDisposableList(undefined, log);
    assert.equal(list.isDisposable('mailinator.com'), true);
    await list.refresh();
    list.stop();
  });

  it('is a file, which is read again, and replaces the list of the package', async () => {
    const path = join(folder, 'list.txt');
    await writeFile(path, 'burner.example\nduck.com\n');
    const list = await openDisposableList(path, log);
    assert.equal(list.isDisposable('mail.burner.example'), true);
    assert.equal(list.isDisposable('mailinator.com'), false);
    assert.equal(list.isDisposable('duck.com'), false, 'a relay');
    await writeFile(path, 'other.example\n');
    await list.refresh();
    assert.equal(list.isDisposable('burner.example'), false);
    assert.equal(list.isDisposable('other.example'), true);
    list.stop();
  });

  it('stays as it was while the file cannot be used, and the log says why', async () => {
    const path = join(folder, 'broken.txt');
    await writeFile(path, 'burner.example\n');
    const list = await openDisposableList(path, log);
    for (const text of ['', '<html>', 'x'.repeat(11 * 1024 * 1024)]) {
      lines.length = 0;
      await writeFile(path, text);
      await list.refresh();
      assert.equal(list.isDisposable('burner.example'), true);
      assert.match(lines.join(''), /list of disposable domains not read/u);
    }
    await rm(path);
    await list.refresh();
    assert.equal(list.isDisposable('burner.example'), true);
    list.stop();
  });

  it('ends the start where it is a file that is not there', async () => {
    await assert.rejects(openDisposableList(join(folder, 'nothing.txt'), log));
  });

  it('is an address, and the package until that answers', async () => {
    answer = (_, response) => response.writeHead(503).end();
    const list = await openDisposableList(address, log);
    await list.refresh();
    assert.equal(list.isDisposable('mailinator.com'), true);
    answer = (_, response) => response.end('burner.example\n');
    await list.refresh();
    assert.equal(list.isDisposable('mailinator.com'), false);
    assert.equal(list.isDisposable('burner.example'), true);
    const wrong: RequestListener[] = [
      (_, response) => response.writeHead(404).end('gone.example'),
      (_, response) => response.end('<!doctype html><p>Sorry.'),
      (_, response) => response.end(Buffer.alloc(11 * 1024 * 1024, 'a.example\n')),
      (request) => request.socket.destroy(),
    ];
    for (const one of wrong) {
      answer = one;
      await list.refresh();
      assert.equal(list.isDisposable('burner.example'), true);
    }
    list.stop();
  });

  it('is a path, or an address that nobody on the way can change', () => {
    const setting = (source: string) =>
      readSettings({ DISPOSABLE_DOMAINS: source }).disposableDomains;
    assert.equal(setting(''), undefined);
    assert.equal(setting('/etc/list.txt'), '/etc/list.txt');
    assert.equal(setting('https://lists.example/domains'), 'https://lists.example/domains');
    assert.equal(setting('http://localhost:1/domains'), 'http://localhost:1/domains');
    for (const source of ['http://lists.example/domains', 'ftp://lists.example', 'https://'])
      assert.throws(() => setting(source), /DISPOSABLE_DOMAINS/u);
  });
});
