/**
 * `node scripts/real-receivers.ts [--ntfy URL] [--gotify URL] [--gotify-login USER:PASSWORD] [--apprise URL]
 * [--healthchecks PING-URL] [--healthchecks-key API-KEY] [--email HOST:PORT] [--maildir FOLDER]`: sends hard texts through
 * the presets to servers that run on this machine, and reads each back there. Skips aloud what no server is given for.
 */
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import PostalMime from 'postal-mime'
import { systemClock } from '../main/adapters/clock/system.ts'
import { createChannelSender } from '../main/adapters/notify/channel-sender.ts'
import { createPingSender } from '../main/adapters/pings/ping-sender.ts'
import type { Notice } from '../main/core/ports/notifier.ts'
import type { SecretName } from '../main/core/ports/settings.ts'
import { type ChannelPresetName, channelSchema } from '../shared/channel.ts'
import { pingSchema } from '../shared/ping.ts'
import { realHttp } from '../test/helpers/real-http.ts'

const { values: given } = parseArgs({
  options: {
    ntfy: { type: 'string' },
    gotify: { type: 'string' },
    'gotify-login': { type: 'string', default: 'admin:admin' },
    apprise: { type: 'string' },
    healthchecks: { type: 'string' },
    'healthchecks-key': { type: 'string', default: '' },
    email: { type: 'string' },
    /** Where the mail server delivers. */
    maildir: { type: 'string', default: '' },
  },
})

/** Title and body as they are sent, and as a receiver must show them. */
const TEXTS = [
  ['Maintenance en retard : Presse <à> huile & vérin', 'Vidange : prévue le 9 mars.\n1 jour de retard.'],
  ['*gras* _it_ `code` [a](https://x.org) @everyone <!channel>', '# titre\n> citation {{title}} %s "x"'],
  ['🚨 Urgence 温度', 'é'.repeat(1500)],
  ['Seulement un titre', ''],
] as const

const kept = new Map<SecretName, string>()
const secrets = {
  get: (name: SecretName) => kept.get(name) ?? null,
  set: (name: SecretName, value: string | null) => void kept.set(name, value ?? ''),
}
const http = realHttp(systemClock)
const sender = createChannelSender({ http, authorities: () => [], secrets, clock: systemClock })

async function send(
  preset: ChannelPresetName,
  options: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
  [title, body]: readonly [string, string],
): Promise<void> {
  for (const [field, value] of Object.entries(own)) kept.set(`channel:${preset}:${field}`, value)
  const target = { view: 'alerts' } as const
  const notice: Notice = { key: randomBytes(8).toString('hex'), title, body, urgency: 'critical', target }
  await sender.send(preset, channelSchema.parse({ preset, options }), notice)
}

async function json(url: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const reply = await fetch(url, init)
  if (!reply.ok) throw new Error(`${url}: ${reply.status} ${await reply.text()}`)
  return (await reply.json()) as Record<string, unknown>
}

let failures = 0
function compare(service: string, found: unknown, expected: unknown): void {
  const same = JSON.stringify(found) === JSON.stringify(expected)
  if (!same) failures += 1
  console.log(`${service}: ${same ? 'read back as sent' : `differs: ${JSON.stringify({ found, expected })}`}`)
}

async function ntfy(server: string): Promise<void> {
  const topic = `vigie-${randomBytes(6).toString('hex')}`
  for (const text of TEXTS) await send('ntfy', { server, topic }, {}, text)
  const lines = (await (await fetch(`${server}/${topic}/json?poll=1`)).text()).trim().split('\n')
  const found = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  compare(
    'ntfy',
    found.map(({ title, message, priority }) => [title, message, priority]),
    TEXTS.map(([title, body]) => [title, body || title, 5]),
  )
}

async function gotify(server: string): Promise<void> {
  const headers = {
    authorization: `Basic ${Buffer.from(given['gotify-login']).toString('base64')}`,
    'content-type': 'application/json',
  }
  const made = { method: 'POST', headers, body: JSON.stringify({ name: 'vigie' }) }
  const { id, token } = await json(`${server}/application`, made)
  for (const text of TEXTS) await send('gotify', { server }, { token: String(token) }, text)
  const { messages } = await json(`${server}/application/${String(id)}/message`, { headers })
  const found = (messages as readonly Record<string, unknown>[]).toReversed()
  compare(
    'Gotify',
    found.map(({ title, message, priority }) => [title, message, priority]),
    TEXTS.map(([title, body]) => [title, body || title, 9]),
  )
}

/** The server passes them on to this program, by its service `json://`. */
async function apprise(server: string): Promise<void> {
  const received: unknown[] = []
  const end = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const { title, message, type } = JSON.parse(body) as Record<string, unknown>
    received.push([title, message, type])
    response.end()
  })
  await new Promise<void>((resolve) => end.listen(0, '127.0.0.1', resolve))
  const urls = `json://127.0.0.1:${(end.address() as AddressInfo).port}`
  for (const text of TEXTS) await send('apprise', { server }, { urls }, text)
  end.close()
  compare(
    'Apprise API',
    received,
    TEXTS.map(([title, body]) => [title, body || title, 'failure']),
  )
}

/** A server without encryption, which delivers to a Maildir. */
async function email(address: string): Promise<void> {
  const [server = '', port = ''] = address.split(':')
  const options = { server, port, security: 'none', from: 'vigie@example.org', to: 'owner@example.org' }
  for (const text of TEXTS) await send('email', options, {}, text)
  const folder = join(given.maildir, 'new')
  const letters = await Promise.all(
    readdirSync(folder).map((name) => PostalMime.parse(readFileSync(join(folder, name)))),
  )
  const order = TEXTS.map(([title]) => title) as readonly string[]
  const found = letters.toSorted((a, b) => order.indexOf(a.subject ?? '') - order.indexOf(b.subject ?? ''))
  compare(
    'E-mail',
    found.map(({ subject, text, to }) => [subject, text?.trimEnd(), to?.[0]?.address]),
    TEXTS.map(([title, body]) => [title, body || title, 'owner@example.org']),
  )
}

/** A start, an end, a failure and a line for the record, in the log of the check. */
async function healthchecks(address: string): Promise<void> {
  kept.set('ping:vigie', address)
  const pings = createPingSender(http, secrets)
  const run = '01998f2e-7c00-7000-8000-000000000001'
  const signs = ['start', 'success', 'fail', 'log'] as const
  for (const is of signs) {
    const sign = { is, run, durationMs: null, text: `Échec <à> & "${is}"` }
    await pings.send('vigie', pingSchema.parse({}), sign, new AbortController().signal)
  }
  const { origin, pathname } = new URL(address)
  const check = `${origin}/api/v3/checks/${pathname.split('/').at(-1)}`
  const headers = { 'x-api-key': given['healthchecks-key'] }
  const { pings: listed } = await json(`${check}/pings/`, { headers })
  const found = (listed as readonly Record<string, unknown>[]).slice(0, signs.length).toReversed()
  const bodies = await Promise.all(
    found.map(async ({ n }) => (await fetch(`${check}/pings/${String(n)}/body`, { headers })).text()),
  )
  compare(
    'Healthchecks',
    found.map(({ type, rid, method }, at) => [type, rid, method, bodies[at]]),
    signs.map((is) => [is, run, 'POST', `Échec <à> & "${is}"`]),
  )
}

const checks = { ntfy, gotify, apprise, email, healthchecks } as const
for (const [name, check] of Object.entries(checks)) {
  const server = given[name as keyof typeof checks]
  if (server === undefined) console.log(`${name}: skipped, no server is given (--${name})`)
  else await check(server.replace(/\/+$/, ''))
}
process.exitCode = failures === 0 ? 0 : 1
