/** From the outbox table to a mail server: what arrives, and what does not arrive twice, whatever the server says. */
import assert from 'node:assert/strict';
import { connect as dial, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { naughtyNames } from './support/naughty-names.js';
import type { AccountSettings } from '../../src/service/index.js';
import { createLimits, usualRates } from '../src/guards/limits.js';
import { createLog } from '../src/log.js';
import { createOutbox } from '../src/mail/outbox.js';
import type { Outbox } from '../src/mail/outbox.js';
import { createSmtp } from '../src/mail/smtp.js';
import type { MailTransport } from '../src/mail/smtp.js';
import { accessOf, owner, portalOf, settingsOf, accountOf } from '../../test/support/portal.js';
import { boundless } from './support/boundless.js';
import { databases } from './support/databases.js';
import { openService } from './support/in-process.js';
import type { InProcess } from './support/in-process.js';
import { openSink } from './support/sink.js';
import type { Sink } from './support/sink.js';

const minute = 60_000;
const subjects: Record<string, string> = {
  en: 'Acorn Ltd has invited you to their account',
  id: 'Acorn Ltd telah mengundang Anda ke akun mereka',
  fr: 'Acorn Ltd vous invite à accéder à son compte',
  es: 'Acorn Ltd te ha invitado a su cuenta',
};

let serial = 0;
const fresh = () => `mail-${(serial += 1)}@sink.example`;

for (const { name, open } of databases) {
  describe(`mail on ${name}`, () => {
    let service: InProcess;
    let sink: Sink;
    before(async () => {
      const settings = settingsOf({
        invitations: {
          ...(settingsOf().invitations as NonNullable<AccountSettings['invitations']>),
          maxPerRequest: 200,
        },
      });
      service = await openService(await open(), portalOf(accountOf({ settings })));
    });
    after(() => service.close());
    beforeEach(async () => {
      await service.database.kysely.deleteFrom('mails').execute();
      sink = await openSink();
    });
    afterEach(() => sink.close());

    const worker = (
      transport: MailTransport = createSmtp(sink.url, {
        from: 'no-reply@oak.example',
        timeout: 5_000,
      }),
      atOnce?: number,
    ): Outbox =>
      createOutbox({
        db: service.database.kysely,
        transport,
        limit: boundless,
        log: createLog('silent'),
        now: () => service.clock.now,
        ...(atOnce !== undefined && { atOnce }),
      });
    const invite = async (...emails: string[]) => {
      const drafts = emails.map((email) => ({ ...accessOf('domains'), email }));
      await service.as(owner).createInvitations(drafts, { key: `invite ${emails[0]}` });
    };
    const deliveryOf = async (email: string) => {
      const { items } = await service.as(owner).listInvitations({ text: email });
      // What the adapter hands out inherits from nothing.
      return { ...items[0]?.delivery };
    };
    const stateOf = (email: string) =>
      service.database.kysely
        .selectFrom('mails')
        .selectAll()
        .where('to_address', '=', email)
        .execute();

    for (const [locale, subject] of Object.entries(subjects)) {
      it(`says in ${locale} who invites whereto, to one recipient, with a link that works`, async () => {
        const email = fresh();
        const draft = { ...accessOf('domains'), email, locale };
        await service.as(owner).createInvitations([draft], { key: email });
        assert.deepEqual(await deliveryOf(email), { state: 'queued' });
        await worker().deliver();
        const [only, ...others] = sink.received;
        assert.ok(only);
        assert.deepEqual(others, []);
        assert.deepEqual(only.recipients, [email]);
        assert.deepEqual(
          only.mail.to?.map(({ address }) => address),
          [email],
        );
        assert.equal(only.mail.subject, subject);
        assert.equal(only.mail.from?.address, 'no-reply@oak.example');
        const links = linksIn(only.mail.text ?? '');
        assert.equal(links.length, 1);
        assert.deepEqual(anchorsIn(only.mail.html ?? ''), links);
        const token = new URL(links[0] ?? '').hash.slice(1);
        const view = await service.invitee(null).lookUp(token);
        assert.equal(view.email, email);
        assert.equal(view.status, 'pending');
        assert.deepEqual(await deliveryOf(email), { state: 'sent' });
      });
    }

    it('has one recipient whatever the name, and no line of a name becomes a header', async () => {
      for (const hostile of naughtyNames) {
        const email = fresh();
        await putMail(service, { to_name: hostile, to_address: email });
        await worker().deliver();
        const got = sink.received.at(-1);
        assert.deepEqual(got?.recipients, [email], hostile);
        assert.deepEqual(
          got.mail.to?.map(({ address }) => address),
          [email],
          hostile,
        );
        assert.deepEqual(headersOf(got.raw), headersOf(sink.received[0]?.raw ?? ''), hostile);
      }
    });

    it('gives nothing to somebody whose address only looks like one', async () => {
      const addresses = [
        'a@sink.example,evil@evil.example',
        'a@sink.example\r\nRCPT TO:<evil@evil.example>',
        '<evil@evil.example>a@sink.example',
      ];
      for (const to_address of addresses) await putMail(service, { to_address });
      await worker().deliver();
      assert.deepEqual(sink.received, []);
      const states = await service.database.kysely.selectFrom('mails').select('state').execute();
      assert.deepEqual(new Set(states.map(({ state }) => state)), new Set(['failed']));
    });

    it('tries again after 421 and 451, later each time, and sends one mail', async () => {
      const email = fresh();
      await invite(email);
      sink.answers.push(421, 451);
      const outbox = worker();
      await outbox.deliver();
      assert.equal(sink.received.length, 0);
      assert.deepEqual(await deliveryOf(email), { state: 'queued' });
      assert.equal(await outbox.deliver(), 0, 'not before its time');
      service.clock.now += minute / 2;
      await outbox.deliver();
      service.clock.now += minute / 2;
      assert.equal(await outbox.deliver(), 0, 'the second time it waits longer');
      service.clock.now += minute / 2;
      await outbox.deliver();
      assert.equal(sink.received.length, 1);
      assert.deepEqual(await deliveryOf(email), { state: 'sent' });
      service.clock.now += 60 * minute;
      assert.equal(await outbox.deliver(), 0);
    });

    it('gives up at 550, says why on the invitation, and sends when asked to send again', async () => {
      const email = fresh();
      await invite(email);
      sink.answers.push(550);
      const outbox = worker();
      await outbox.deliver();
      const failed = await service.as(owner).listInvitations({ delivery: 'failed', text: email });
      const [invitation] = failed.items;
      assert.ok(invitation?.delivery);
      assert.equal(invitation.delivery.state, 'failed');
      assert.match(invitation.delivery.reason ?? '', /550/u);
      service.clock.now += 24 * 60 * minute;
      assert.equal(await outbox.deliver(), 0);
      const { id, version = '' } = invitation;
      await service
        .as(owner)
        .resendInvitations({ refs: [{ id, version }] }, { key: `again ${email}` });
      await outbox.deliver();
      assert.deepEqual(
        sink.received.map(({ recipients }) => recipients),
        [[email]],
      );
      assert.deepEqual(await deliveryOf(email), { state: 'sent' });
    });

    it('waits for a server that keeps silent no longer than it has patience, and loses nothing', async () => {
      const email = fresh();
      await invite(email);
      sink.answers.push('silence');
      const from = 'no-reply@oak.example';
      const outbox = worker(createSmtp(sink.url, { from, timeout: 500 }));
      await outbox.deliver();
      assert.deepEqual(await deliveryOf(email), { state: 'queued' });
      service.clock.now += minute;
      await worker().deliver();
      assert.equal(sink.received.length, 1);
      assert.deepEqual(await deliveryOf(email), { state: 'sent' });
    });

    it('keeps mails while there is no mail server at all', async () => {
      const email = fresh();
      await invite(email);
      const nobody = createSmtp('smtp://127.0.0.1:1', {
        from: 'no-reply@oak.example',
        timeout: 500,
      });
      await worker(nobody).deliver();
      assert.equal((await stateOf(email))[0]?.state, 'queued');
      service.clock.now += minute;
      await worker().deliver();
      assert.equal(sink.received.length, 1);
    });

    it('sends each mail once with two workers over one table', async () => {
      const emails = Array.from({ length: 60 }, fresh);
      await invite(...emails);
      const workers = [worker(), worker()];
      await Promise.all(
        workers.map(async (one) => {
          while ((await one.deliver()) > 0);
        }),
      );
      assert.deepEqual(
        sink.received.map(({ recipients }) => recipients[0]).sort(),
        [...emails].sort(),
      );
    });

    it('takes over from a worker that died while sending, after five minutes', async () => {
      const email = fresh();
      await invite(email);
      const dying = worker({
        send: () => Promise.reject(new Error('killed')),
        close: () => undefined,
      });
      await assert.rejects(dying.deliver());
      assert.equal((await stateOf(email))[0]?.state, 'sending');
      const other = worker();
      assert.equal(await other.deliver(), 0);
      service.clock.now += 5 * minute;
      await other.deliver();
      assert.equal(sink.received.length, 1);
      assert.deepEqual(await deliveryOf(email), { state: 'sent' });
    });

    it('leaves a mail to the worker that took it over while this one was slow', async () => {
      const emails = [fresh(), fresh()];
      await invite(...emails);
      const real = createSmtp(sink.url, { from: 'no-reply@oak.example' });
      const other = worker();
      const slow = worker(
        {
          async send(letter) {
            // The first takes so long that it is given up for lost, and both are sent by the other.
            if (sink.received.length === 0) {
              await real.send(letter);
              service.clock.now += 6 * minute;
              await other.deliver();
            } else await real.send(letter);
          },
          close: () => real.close(),
        },
        1,
      );
      await slow.deliver();
      const sent = sink.received.map(({ recipients }) => recipients[0]);
      const last = emails.find((email) => email !== sent[0]);
      assert.equal(sent.filter((one) => one === last).length, 1);
    });

    it('ends after the mail on its way, and leaves the others as if nobody had come for them', async () => {
      await invite(fresh(), fresh(), fresh());
      let sent = 0;
      let letGo = (): void => undefined;
      const stop = await new Promise<() => Promise<void>>((resolve) => {
        const one: MailTransport = {
          async send() {
            await new Promise<void>((done) => {
              letGo = done;
              resolve(end);
            });
            sent += 1;
          },
          close: () => undefined,
        };
        const end = worker(one, 1).start(1);
      });
      const stopped = stop();
      letGo();
      await stopped;
      assert.equal(sent, 1);
      const mails = await service.database.kysely
        .selectFrom('mails')
        .select(['state', 'attempts'])
        .where('state', '!=', 'sent')
        .execute();
      const untouched = { state: 'queued', attempts: 0 };
      assert.deepEqual(mails, [untouched, untouched]);
      assert.equal(await worker().deliver(), 2);
    });

    it('20: gives a connection up that never comes to an end, and sends the others meanwhile', async () => {
      const emails = [fresh(), fresh(), fresh(), fresh()];
      await invite(...emails);
      const dripping = await openDrippingServer(sink);
      const deadline = 4_000;
      const options = { from: 'no-reply@oak.example', timeout: 1_000, deadline };
      const stop = worker(createSmtp(dripping.url, options)).start(10);
      const started = performance.now();
      while (sink.received.length < 3) await pause(10);
      assert.equal(dripping.isCut(), false, 'before the deadline of the one that drips');
      const sendings = service.database.kysely.selectFrom('mails').select('to_address');
      while ((await sendings.where('state', '=', 'sending').execute()).length > 0) await pause(20);
      assert.ok(performance.now() - started < 5 * deadline);
      while (!dripping.isCut()) await pause(10);
      service.clock.now += minute;
      while (sink.received.length < 4) await pause(10);
      await stop();
      await dripping.close();
      assert.deepEqual(
        sink.received.map(({ recipients }) => recipients[0]).sort(),
        [...emails].sort(),
      );
    });

    it('20: takes nothing from what an address may get for tries that failed', async () => {
      const email = fresh();
      await invite(email);
      const { mails: limit } = await createLimits(service.database.pool);
      const { points } = usualRates.mails;
      const outbox = createOutbox({
        db: service.database.kysely,
        transport: createSmtp(sink.url, { from: 'no-reply@oak.example' }),
        ...{ limit, log: createLog('silent'), now: () => service.clock.now },
      });
      for (let n = 0; n < points + 2; n += 1) {
        sink.answers.push(451);
        assert.equal(await outbox.deliver(), 1);
        service.clock.now += 60 * minute;
      }
      assert.equal(await outbox.deliver(), 1);
      assert.deepEqual(await deliveryOf(email), { state: 'sent' });
      // The one that arrived counts.
      assert.equal(await limit.look(email, points - 1), 0);
      assert.ok((await limit.look(email, points)) > 0);
    });

    it('does not send what a newer mail has replaced, nor what was withdrawn', async () => {
      const [again, gone] = [fresh(), fresh()];
      await invite(again, gone);
      const list = async (text: string) =>
        (await service.as(owner).listInvitations({ text })).items[0];
      const refOf = async (text: string) => {
        const { id = '', version = '' } = (await list(text)) ?? {};
        return { refs: [{ id, version }] };
      };
      await service.as(owner).resendInvitations(await refOf(again), { key: `resend ${again}` });
      await service.as(owner).revokeInvitations(await refOf(gone), { key: `revoke ${gone}` });
      await worker().deliver();
      assert.deepEqual(
        sink.received.map(({ recipients }) => recipients),
        [[again]],
      );
      const token = new URL(linksIn(sink.received[0]?.mail.text ?? '')[0] ?? '').hash.slice(1);
      assert.equal((await service.invitee(null).lookUp(token)).status, 'pending');
    });

    it('keeps of what was sent no text, no link, and of a token only its SHA-256', async () => {
      const email = fresh();
      await invite(email);
      const token = await service.tokenFor(email);
      await worker().deliver();
      const [mail] = await stateOf(email);
      assert.deepEqual([mail?.text, mail?.html, mail?.link], ['', null, null]);
      // Also not in the answer that is kept for a request that comes again.
      assert.deepEqual(await tablesWith(service, token), []);
      // The same search finds what is there.
      assert.ok((await tablesWith(service, email)).includes('invitations'));
    });
  });
}

/** A mail server whose first connection greets and then goes on and on; the others are the sink's. */
async function openDrippingServer({ url }: Sink) {
  let isFirst = true;
  let isCut = false;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (isFirst) {
      isFirst = false;
      socket.write('220 drip.example\r\n');
      const drip = setInterval(() => socket.write('250-drip.example\r\n'), 50);
      socket.resume().once('close', () => {
        clearInterval(drip);
        isCut = true;
      });
      return;
    }
    const { hostname, port } = new URL(url);
    const upstream = dial(Number(port), hostname);
    upstream.on('error', () => undefined);
    socket.pipe(upstream).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    isCut: () => isCut,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function linksIn(text: string): string[] {
  return [...text.matchAll(/https?:\/\/\S+#\S+/gu)].map(([link]) => link);
}

function anchorsIn(html: string): string[] {
  return [...html.matchAll(/<a\s[^>]*href="([^"]*)"/gu)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
}

function headersOf(raw: string): string[] {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  return [...head.matchAll(/^([\w-]+):/gmu)].map(([, key = '']) => key).sort();
}

async function putMail(
  { database, clock }: InProcess,
  mail: { to_name?: string; to_address: string },
) {
  const now = new Date(clock.now).toISOString();
  await database.kysely
    .insertInto('mails')
    .values({
      id: `m${(serial += 1)}`,
      account_id: 'a1',
      invitation_id: null,
      ...{ at: now, due_at: now, kind: 'invitation', locale: 'en' },
      to_name: mail.to_name ?? null,
      to_address: mail.to_address,
      ...{ subject: 'Hello', text: 'Hello', html: null, link: null, reason: null },
    })
    .execute();
}

/** The tables in which a text stands anywhere. */
async function tablesWith({ database: { pool } }: InProcess, text: string): Promise<string[]> {
  const { rows } = await pool.query({
    text: "select table_name as name from information_schema.tables where table_schema = 'public'",
  });
  const found: string[] = [];
  for (const { name } of rows as { name: string }[]) {
    const hit = await pool.query({
      text: `select 1 from "${name}" as t where strpos(t::text, $1) > 0 limit 1`,
      values: [text],
    });
    if (hit.rows.length > 0) found.push(name);
  }
  return found;
}
