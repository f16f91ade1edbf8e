import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caught } from '../../helpers/caught.ts'
import { createChannelsHarness } from '../../helpers/channels-harness.ts'
import { ok, receiver, status } from '../../servers/receiver.ts'

const TOKEN = 'tk_0123456789abcdefghij'
const phone = (origin: string) => ({
  name: 'phone',
  preset: 'ntfy' as const,
  options: { server: origin, topic: 'vigie' },
  secrets: { token: TOKEN },
})

/** The field and the problem that a call is refused with. */
const refusal = (call: () => unknown) => caught(Promise.resolve().then(call))

describe('channels', () => {
  it('are listed with the names of their secrets, never with these', async () => {
    const harness = createChannelsHarness()
    harness.add({ ...phone('https://ntfy.example.org'), headers: { 'X-Api-Key': 'header-0123456789' } })
    const listed = harness.channels.list(undefined, harness.caller)
    expect(listed).toMatchObject({
      items: [{ name: 'phone', preset: 'ntfy', secrets: ['token'], headers: ['X-Api-Key'] }],
    })
    const everything = JSON.stringify([listed, harness.settings.read()])
    expect(everything).not.toContain(TOKEN)
    expect(everything).not.toContain('header-0123456789')
  })

  it('send the secrets and headers they were given', async () => {
    const { origin, received } = await receiver(ok)
    const harness = createChannelsHarness()
    harness.add({ ...phone(origin), headers: { 'X-Api-Key': 'header-0123456789' } })
    await harness.channels.test({ name: 'phone' }, harness.caller)
    expect(received[0]?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      'x-api-key': 'header-0123456789',
    })
  })

  it('keep what an edit does not name, and drop what it empties', () => {
    const harness = createChannelsHarness()
    harness.add({ ...phone('https://ntfy.example.org'), minimum_priority: 'HIGH' })
    harness.channels.edit({ name: 'phone', secrets: { token: '' }, options: { server: '' } }, harness.caller)
    expect(harness.channels.get({ name: 'phone' }, harness.caller)).toMatchObject({
      minimum_priority: 'HIGH',
      options: { topic: 'vigie' },
      secrets: [],
    })
  })

  it('leave no secret behind when they are removed', () => {
    const harness = createChannelsHarness()
    harness.add({ ...phone('https://ntfy.example.org'), headers: { 'X-Api-Key': 'header-0123456789' } })
    harness.channels.remove({ name: 'phone' }, harness.caller)
    expect([...harness.kept]).toEqual([])
  })

  it.each([
    [{ options: { topic: 'a b' } }, 'options.topic'],
    [{ options: { server: 'ftp://x' } }, 'options.server'],
    [{ options: { server: 'https://u:p@ntfy.example.org' } }, 'options.server'],
    [{ options: { server: 'https://ntfy.example.org/?auth=abcdef' } }, 'options.server'],
    // https://github.com/healthchecks/healthchecks/issues/1059: its JSON would be shown as the message.
    [{ options: { server: 'https://ntfy.sh/vigie' } }, 'options.server'],
    [{ options: { nonsense: 'x' } }, 'options.nonsense'],
    [{ secrets: { token: 'with space' } }, 'secrets.token'],
    [{ secrets: { nonsense: 'x' } }, 'secrets.nonsense'],
    [{ headers: { 'X-A': 'a\r\nX-B: b' } }, 'headers.X-A'],
    [{ headers: { 'X A': 'a' } }, 'headers.X A'],
    [{ headers: { Host: 'elsewhere' } }, 'headers.Host'],
    [{ template: '{{titel}}' }, 'template'],
    [{ template: '{"a": {{title}}}' }, 'template'],
  ])('refuse %j, naming %s, and stay as they are', async (change, field) => {
    const harness = createChannelsHarness()
    harness.add(phone('https://ntfy.example.org'))
    const before = harness.channels.get({ name: 'phone' }, harness.caller)
    const found = await refusal(() => harness.channels.edit({ name: 'phone', ...change }, harness.caller))
    expect(found).toMatchObject({ code: 'invalid_input' })
    expect(JSON.stringify(found)).toContain(field.split('.')[0])
    expect(harness.channels.get({ name: 'phone' }, harness.caller)).toEqual(before)
    expect(harness.kept.get('channel:phone:token')).toBe(TOKEN)
  })

  it('cannot have a name twice, and must exist', async () => {
    const harness = createChannelsHarness()
    harness.add(phone('https://ntfy.example.org'))
    expect(await refusal(() => harness.add(phone('https://ntfy.example.org')))).toMatchObject({
      code: 'channel_exists',
    })
    expect(await refusal(() => harness.channels.get({ name: 'none' }, harness.caller))).toMatchObject({
      code: 'channel_not_found',
    })
  })

  it('say which services there are and what each needs, in the reader’s language', () => {
    const harness = createChannelsHarness()
    const presets = harness.channels.presets(undefined, harness.caller)
    expect(JSON.stringify(presets)).not.toContain('channel.hint')
    expect(presets).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          preset: 'pushover',
          fields: expect.arrayContaining([
            expect.objectContaining({ name: 'token', secret: true, required: true }),
            expect.objectContaining({ name: 'device', secret: false, required: false }),
          ]),
        }),
      ]),
    })
  })
})

describe('an error of a channel', () => {
  it.each([
    ['slack', { url: '/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX' }, {}],
    ['discord', { url: '/api/webhooks/1234567890/abcdefABCDEF0123456789' }, {}],
    ['telegram', { token: '123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFake' }, { chat: '42' }],
    ['gotify', { token: 'AbCdEf0123456789' }, {}],
  ] as const)('of %s shows no secret, even if the receiver repeats it', async (preset, given, options) => {
    const { origin } = await receiver((response, { path, headers, body }) =>
      status(403, {}, JSON.stringify({ path, headers, body }))(response, { path, headers, body, method: '' }),
    )
    const harness = createChannelsHarness()
    const inPath = 'url' in given
    const secrets = inPath ? { url: `${origin}${given.url}` } : { ...given }
    const server = inPath ? {} : { server: origin }
    harness.add({ name: 'team', preset, options: { ...options, ...server }, secrets })
    harness.maintenance(harness.asset('Pompe').id, '2026-03-09')
    await harness.tell()
    const result = await harness.channels.test({ name: 'team' }, harness.caller)
    const lines = harness.log.lines.map(({ message, context }) => [message, context, String(context.error)])
    const everything = JSON.stringify([
      result,
      lines,
      harness.channels.list(undefined, harness.caller),
      harness.stores.notices.list(10, null),
      harness.states.state('team'),
      harness.active(),
    ])
    const secret = 'url' in given ? given.url : given.token
    expect(everything).toContain('***')
    expect(everything).not.toContain(secret)
  })

  it('quotes what the receiver answered', async () => {
    const { url } = await receiver(status(400, {}, 'invalid_payload'))
    const harness = createChannelsHarness()
    harness.add({ name: 'team', preset: 'slack', secrets: { url } })
    expect(await harness.channels.test({ name: 'team' }, harness.caller)).toMatchObject({
      state: 'failed',
      problem: {
        messageKey: 'channel_refused',
        params: { channel: 'team', status: 400, answer: 'invalid_payload' },
      },
    })
  })
})

describe('a template', () => {
  const template = JSON.stringify({
    text: 'Vigie: {{title}}',
    details: { body: '{{body}}', n: '{{count}}', all: '{{alerts}}', '{{title}}': 'names stay' },
  })

  it('makes valid JSON whatever the title contains', async () => {
    const { origin, received } = await receiver(ok)
    const harness = createChannelsHarness()
    harness.add({ ...phone(origin), template })
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), async (name) => {
        fc.pre(name.trim() !== '')
        harness.asset(`${name} ${received.length}`)
        await harness.channels.test({ name: 'phone' }, harness.caller)
        return typeof JSON.parse(received.at(-1)?.body ?? '') === 'object'
      }),
      { numRuns: 3 },
    )
    expect(JSON.parse(received.at(-1)?.body ?? '')).toMatchObject({
      text: 'Vigie: Vigie can reach you',
      details: { n: 0, all: [], '{{title}}': 'names stay' },
    })
  })

  it('is signed as it is sent', async () => {
    const { url, received } = await receiver(ok)
    const harness = createChannelsHarness()
    harness.add({
      name: 'own',
      preset: 'webhook',
      options: { url, method: 'PUT' },
      secrets: { secret: 'a-secret-of-the-owner' },
      template: '{{title}} ({{urgency}})',
    })
    await harness.channels.test({ name: 'own' }, harness.caller)
    expect(received[0]).toMatchObject({ method: 'PUT', body: 'Vigie can reach you (normal)' })
    expect(received[0]?.headers['webhook-signature']).toMatch(/^v1,/)
    expect(received[0]?.headers['content-type']).toBe('text/plain; charset=utf-8')
  })
})
