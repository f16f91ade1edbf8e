import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PRESETS } from '../../../main/adapters/notify/presets/registry.ts'
import type { Notice } from '../../../main/core/ports/notifier.ts'
import { CHANNEL_PRESETS, type ChannelAdd } from '../../../shared/channel.ts'
import { createChannelsHarness } from '../../helpers/channels-harness.ts'
import { receiver, status } from '../../servers/receiver.ts'
import { SERVICES, service } from '../../servers/services.ts'

type ServiceName = keyof typeof SERVICES

/** What an owner enters, for a service at an address of the loopback. */
function entered(preset: ServiceName, origin: string): ChannelAdd {
  const hook = { secrets: { url: `${origin}/services/T000/B000/secretsecret` } }
  const fields: Record<ServiceName, Pick<ChannelAdd, 'options' | 'secrets'>> = {
    ntfy: { options: { server: origin, topic: 'vigie-7f3a' }, secrets: { token: 'tk_0123456789' } },
    gotify: { options: { server: `${origin}/` }, secrets: { token: 'AbCdEf0123456789' } },
    slack: hook,
    discord: hook,
    teams: hook,
    mattermost: hook,
    telegram: {
      options: { server: origin, chat: '-1001234567890' },
      secrets: { token: '123456789:AAabcdefghijklmnopqrstuvwxyz0123456' },
    },
    pushover: {
      options: { server: origin, emergency: 'yes' },
      secrets: { token: 'a'.repeat(30), user: 'u'.repeat(30) },
    },
    matrix: {
      options: { server: origin, room: '!abc:example.org' },
      secrets: { token: 'syt_bot_0123456789' },
    },
    apprise: { options: { server: origin }, secrets: { key: 'home' } },
  }
  return { name: 'it', preset, ...fields[preset] }
}

const NAMES = Object.keys(SERVICES) as ServiceName[]

/** Titles that break services: marks, mentions, entities, controls of direction, half of an emoji, thousands of characters. */
const HARD = [
  'Pompe',
  '<!channel> @everyone @all @here <@U123> #general',
  '*bold* _it_ `code` ~~x~~ [a](https://x.org) > quote\n# heading',
  '</b><script>alert(1)</script> & &amp; &#x27;',
  '{"title":"x"}, {{title}} %s \\n \u0000',
  'é'.repeat(5000),
  '🚨'.repeat(3000),
  '&'.repeat(5000),
  '*'.repeat(5000),
  '"\n'.repeat(5000),
  '\ud83d',
]

/** What Microsoft documents of an incoming webhook. */
const FAILED_BEHIND = (code: number) =>
  `Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error ${code} with ContextId tcid=0`

const notice = (title: string, body: string, urgency: Notice['urgency']): Notice => ({
  key: 'a key/with?marks',
  title,
  body,
  urgency,
  target: { view: 'alerts' },
})

describe('a service', () => {
  it('is checked here, or is the own webhook or e-mail', () => {
    expect(new Set([...NAMES, 'webhook', 'email'])).toEqual(new Set(CHANNEL_PRESETS))
  })

  it.each(NAMES)('%s accepts every title and body, of every urgency', async (name) => {
    const { origin, objections, received } = await service(name)
    const harness = createChannelsHarness()
    harness.add(entered(name, origin))
    const definition = harness.settings.read().notifications.channels.it
    if (definition === undefined) throw new Error('not added')
    for (const [at, title] of HARD.entries()) {
      const urgency = (['low', 'normal', 'critical'] as const)[at % 3] ?? 'low'
      await harness.sender.send('it', definition, notice(title, title, urgency))
      await harness.sender.send('it', definition, notice(title, '', urgency))
    }
    expect(objections).toEqual([])
    expect(received).toHaveLength(2 * HARD.length)
  })

  it.each(NAMES)('%s would accept what chance makes of them', (name) => {
    const preset = PRESETS[name]
    const { options, secrets } = entered(name, 'http://127.0.0.1:1')
    const checked = [preset.options.parse(options ?? {}), preset.secrets.parse(secrets)] as const
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6000, size: 'max' }), (words) => {
        fc.pre(words.trim() !== '')
        const call = preset.call(notice(words, words, 'critical'), ...checked)
        const { pathname } = new URL(call.url)
        const json = JSON.parse(call.body) as Record<string, unknown>
        return SERVICES[name].objection({ ...call, path: pathname, json }) === null
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['apprise', status(204), 'a key under which nothing is stored'],
    ['apprise', status(424, {}, '{"error":"at least one failed"}'), 'that nobody was told'],
    ['telegram', status(200, {}, '{"ok":false}'), 'a refusal with status 200'],
    ['pushover', status(200, {}, '{"status":0,"errors":["x"]}'), 'a refusal with status 200'],
    ['slack', status(410, {}, 'channel_is_archived'), 'an archived channel'],
    ['matrix', status(403, {}, '{"errcode":"M_FORBIDDEN"}'), 'a bot that is not in the room'],
    ['teams', status(200, {}, FAILED_BEHIND(413)), 'a refusal of the service behind it'],
  ] as const)('%s refuses with $2', async (name, answer, _meaning) => {
    const { origin } = await receiver(answer)
    const harness = createChannelsHarness()
    harness.add(entered(name, origin))
    expect(await harness.channels.test({ name: 'it' }, harness.caller)).toMatchObject({
      state: 'failed',
      problem: { messageKey: 'channel_refused' },
    })
  })

  it('teams is tried again if the service behind it asks for a pause', async () => {
    const { origin } = await receiver(status(200, {}, FAILED_BEHIND(429)))
    const harness = createChannelsHarness()
    harness.add(entered('teams', origin))
    expect(await harness.channels.test({ name: 'it' }, harness.caller)).toMatchObject({
      problem: { messageKey: 'channel_unavailable' },
    })
  })

  it.each([
    [
      'gotify',
      status(401, {}, '{"error":"Unauthorized","errorCode":401,"errorDescription":"no valid token"}'),
      'no valid token',
    ],
    // https://github.com/laravel-notification-channels/telegram/issues/166: the new number is in the answer only.
    [
      'telegram',
      status(
        400,
        {},
        '{"ok":false,"description":"group chat was upgraded","parameters":{"migrate_to_chat_id":-1001234567890}}',
      ),
      'group chat was upgraded (chat=-1001234567890)',
    ],
    [
      'telegram',
      status(403, {}, '{"ok":false,"error_code":403,"description":"bot was kicked"}'),
      'bot was kicked',
    ],
    ['discord', status(404, {}, '{"message":"Unknown Webhook","code":10015}'), 'Unknown Webhook'],
    ['ntfy', status(403, {}, '{"code":40301,"http":403,"error":"forbidden"}'), 'forbidden'],
    ['pushover', status(400, {}, '{"errors":["a","b"],"status":0}'), 'a; b'],
    ['slack', status(404, {}, 'no_service'), 'no_service'],
    ['matrix', status(400, {}, '{"errcode":"M_BAD_JSON"}'), '{"errcode":"M_BAD_JSON"}'],
  ] as const)('%s: its own sentence says why it refused', async (name, answer, said) => {
    const { origin } = await receiver(answer)
    const harness = createChannelsHarness()
    harness.add(entered(name, origin))
    expect(await harness.channels.test({ name: 'it' }, harness.caller)).toMatchObject({
      problem: { messageKey: 'channel_refused', params: { answer: said } },
    })
  })

  it.each(['{}', '[]', 'null', '""', ' ', '<html>Not found</html>'])(
    'an answer that says nothing is not quoted: %s',
    async (body) => {
      const { origin } = await receiver(status(404, {}, body))
      const harness = createChannelsHarness()
      harness.add(entered('ntfy', origin))
      expect(await harness.channels.test({ name: 'it' }, harness.caller)).toMatchObject({
        problem: {
          messageKey: 'channel_refused',
          params: { status: 404, answer: { messageKey: 'answer.no_reason' } },
        },
      })
    },
  )

  it('gotify tells a token that it does not know by its own sentence', async () => {
    const { origin } = await service('gotify')
    const harness = createChannelsHarness()
    harness.add({ ...entered('gotify', origin), secrets: { token: 'AnotherToken00' } })
    expect(await harness.channels.test({ name: 'it' }, harness.caller)).toMatchObject({
      problem: {
        messageKey: 'channel_refused',
        params: { status: 401, answer: 'you need to provide a valid access token' },
      },
    })
  })

  it.each([
    ['pushover', 'a quota that is used up'],
    ['slack', 'too many messages'],
    ['mattermost', 'too many messages'],
    ['gotify', 'a proxy before it'],
    ['teams', 'too many cards'],
  ] as const)('%s asks for a pause in a header, because of %s', async (name, _meaning) => {
    const { origin } = await receiver(status(429, { 'retry-after': '30' }, 'rate limited'))
    const harness = createChannelsHarness()
    harness.add(entered(name, origin))
    expect(await harness.channels.test({ name: 'it' }, harness.caller)).toMatchObject({
      problem: { messageKey: 'source_rate_limited', params: { seconds: 30 } },
    })
  })

  it.each([
    ['discord', status(429, {}, '{"retry_after":0.65,"global":false}'), 1],
    ['telegram', status(429, {}, '{"ok":false,"parameters":{"retry_after":35}}'), 35],
    ['matrix', status(429, {}, '{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":2000}'), 2],
  ] as const)('%s asks for a pause in its body', async (name, answer, seconds) => {
    const { origin } = await receiver(answer)
    const harness = createChannelsHarness()
    harness.add(entered(name, origin))
    expect(await harness.channels.test({ name: 'it' }, harness.caller)).toMatchObject({
      problem: { messageKey: 'source_rate_limited', params: { seconds } },
    })
  })
})
