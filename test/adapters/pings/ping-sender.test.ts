/** The calls of each style, and that an address never comes out. */
import { describe, expect, it } from 'vitest'
import type { LifeSign } from '../../../main/core/pings/ports.ts'
import { type PingStyleName, pingSetSchema } from '../../../shared/ping.ts'
import { caught } from '../../helpers/caught.ts'
import { createPingsHarness } from '../../helpers/pings-harness.ts'
import { healthchecksServer } from '../../servers/healthchecks.ts'
import { ok, receiver, status } from '../../servers/receiver.ts'

const TARGET = 'vigie'

async function tested(url: string, style: PingStyleName = 'healthchecks') {
  const harness = createPingsHarness()
  harness.pings.set({ target: TARGET, url, style }, harness.caller)
  return { ...harness, result: await harness.pings.test({ target: TARGET }, harness.caller) }
}

describe('healthchecks', () => {
  it('is called by UUID, with or without a slash at the end', async () => {
    const { url, signs } = await healthchecksServer()
    await tested(url)
    await tested(`${url}/`)
    expect(signs.map(({ action }) => action)).toEqual(['log', 'log'])
  })

  it('is called by ping key and slug, and makes the check if asked', async () => {
    const { origin, signs } = await healthchecksServer()
    expect((await tested(`${origin}/pingkey0123456789abcd/new?create=1`)).result).toMatchObject({
      state: 'sent',
    })
    expect((await tested(`${origin}/pingkey0123456789abcd/new`)).result).toMatchObject({ state: 'failed' })
    expect((await tested(`${origin}/pingkey0123456789abcd/twice`)).result).toMatchObject({
      problem: { messageKey: 'ping_refused', params: { status: 409, answer: 'ambiguous slug' } },
    })
    expect(signs.map(({ action }) => action)).toEqual(['log'])
  })

  it('refuses a check that was deleted', async () => {
    const { origin } = await healthchecksServer()
    const { result } = await tested(`${origin}/00000000-0000-4000-8000-000000000000`)
    expect(result).toMatchObject({
      state: 'failed',
      problem: { messageKey: 'ping_refused', params: { status: 404 } },
    })
  })
})

describe('other services', () => {
  const sign = (is: LifeSign['is']): LifeSign => ({
    is,
    run: null,
    durationMs: 1234.5,
    text: 'a: Failed\né & "x"',
  })
  it.each([
    ['uptime-kuma', '/api/push/abcdef?status=up&msg=OK&ping=', ['success', 'fail']],
    ['plain', '/abcdef', ['success']],
  ] as const)('%s hear only what cannot be mistaken for a sign of life', async (style, path, heard) => {
    const { origin, received } = await receiver(ok)
    const harness = createPingsHarness()
    harness.pings.set({ target: TARGET, url: `${origin}${path}`, style }, harness.caller)
    const definition = harness.settings.read().notifications.pings[TARGET]
    if (definition === undefined) throw new Error('not set')
    for (const is of ['start', 'success', 'fail', 'log'] as const) {
      await harness.sender.send(TARGET, definition, sign(is), new AbortController().signal)
    }
    const calls = received.map((call) => Object.fromEntries(new URL(call.path, origin).searchParams))
    expect(received.every(({ method }) => method === 'GET')).toBe(true)
    expect(calls).toHaveLength(heard.length)
    if (style === 'uptime-kuma') {
      expect(calls).toMatchObject([
        { status: 'up' },
        { status: 'down', msg: 'a: Failed\né & "x"', ping: '1235' },
      ])
    }
  })

  it('are not believed if they lead elsewhere: a login page would answer 200', async () => {
    const fresh = await receiver(status(302, { location: '/login' }), ok)
    expect((await tested(fresh.url)).result).toMatchObject({
      problem: { messageKey: 'ping_unavailable', params: { status: 302 } },
    })
  })
})

describe('the address of a ping', () => {
  it('never comes out, even if the service repeats it', async () => {
    const { origin } = await receiver((response, { path }) => void response.writeHead(400).end(`no ${path}`))
    const harness = await tested(`${origin}/5f0a7d2e-1f6b-4f0e-9a55-8e1c2b7d3a10`)
    const everything = JSON.stringify([
      harness.result,
      harness.pings.list(undefined, harness.caller),
      harness.settings.read(),
      harness.log.lines,
    ])
    expect(everything).not.toContain('5f0a7d2e-1f6b-4f0e-9a55-8e1c2b7d3a10')
  })

  it.each(['http://hc.example.org/abc', 'ftp://127.0.0.1/abc', 'abc', 'https://'])(
    'is refused if it is %s',
    (url) => {
      expect(pingSetSchema.safeParse({ target: TARGET, url }).success).toBe(false)
    },
  )

  it('is needed the first time', async () => {
    const harness = createPingsHarness()
    const setting = caught(
      Promise.resolve().then(() => harness.pings.set({ target: TARGET }, harness.caller)),
    )
    expect(await setting).toMatchObject({ code: 'invalid_input' })
  })

  it('is kept by a change that does not give it, and forgotten with its ping', async () => {
    const harness = createPingsHarness()
    harness.pings.set({ target: TARGET, url: 'https://hc-ping.com/abc' }, harness.caller)
    harness.pings.set({ target: TARGET, every_minutes: 10 }, harness.caller)
    expect([...harness.kept]).toEqual([['ping:vigie', 'https://hc-ping.com/abc']])
    harness.pings.remove({ target: TARGET }, harness.caller)
    expect([...harness.kept]).toEqual([])
    expect(
      await caught(Promise.resolve().then(() => harness.pings.remove({ target: TARGET }, harness.caller))),
    ).toMatchObject({
      code: 'ping_not_found',
    })
  })

  it('belongs to a job that exists, or to Vigie', async () => {
    const harness = createPingsHarness()
    const setting = caught(
      Promise.resolve().then(() =>
        harness.pings.set({ target: 'no-such-job', url: 'https://hc-ping.com/abc' }, harness.caller),
      ),
    )
    expect(await setting).toMatchObject({ code: 'job_not_found' })
  })
})
