/** Signs of life: what a service hears of runs and of Vigie, and what happens if it does not listen. */
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createPingsHarness } from '../../helpers/pings-harness.ts'
import { healthchecksServer } from '../../servers/healthchecks.ts'
import { ok, receiver, status } from '../../servers/receiver.ts'

const RID = '01998f2e-7c00-7000-8000-000000000001'

function started(url: string, target = 'alerts') {
  const harness = createPingsHarness()
  harness.pings.set({ target, url }, harness.caller)
  void harness.pinger.part.start()
  onTestFinished(() => harness.pinger.part.stop())
  return harness
}

/** Waits for the calls, which nobody awaits. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 5 })

describe('a run of a job', () => {
  it('tells its start once and its end, both with its id', async () => {
    const { url, signs } = await healthchecksServer()
    const harness = started(url)
    harness.ran({})
    harness.ran({ progress: { fraction: 0.5, label: 'x', counters: {} } })
    harness.ran({ outcome: 'succeeded', duration_ms: 1200 })
    await until(() => expect(signs).toHaveLength(2))
    expect(signs).toEqual([
      { action: 'start', rid: RID, body: 'alerts: started' },
      { action: 'success', rid: RID, body: 'alerts: Succeeded' },
    ])
  })

  it.each([
    ['partial', 'success'],
    ['failed', 'fail'],
    ['interrupted', 'fail'],
    ['cancelled', 'log'],
  ] as const)('that is %s is a %s', async (outcome, action) => {
    const { url, signs } = await healthchecksServer()
    started(url).ran({ outcome })
    await until(() => expect(signs).toMatchObject([{ action, rid: RID }]))
  })

  it('that was skipped is no sign of life, and says why', async () => {
    const { url, signs } = await healthchecksServer()
    started(url).ran({ outcome: 'skipped', skip_reason: 'paused', started_at: null })
    await until(() => expect(signs).toMatchObject([{ action: 'log', body: 'alerts: Skipped, paused' }]))
  })

  it('that fails says why', async () => {
    const { url, signs } = await healthchecksServer()
    const fault = {
      code: 'source_timeout',
      message: 'late',
      source: null,
      params: { source: 'x', seconds: 3 },
    }
    started(url).ran({ outcome: 'failed', faults: [fault] })
    await until(() => expect(signs[0]?.body).toContain('x did not answer within 3 s.'))
  })

  it('of another job tells nothing', async () => {
    const { url, signs } = await healthchecksServer()
    const harness = started(url)
    harness.ran({ job_id: 'trades', outcome: 'failed' })
    harness.ran({ outcome: 'succeeded' })
    await until(() => expect(signs).toHaveLength(1))
    expect(signs).toMatchObject([{ action: 'success' }])
  })
})

describe('Vigie as a whole', () => {
  it('is told at its start, then at its interval, and its end is only recorded', async () => {
    const { url, signs } = await healthchecksServer()
    const harness = started(url, 'vigie')
    await until(() => expect(signs).toHaveLength(1))
    harness.pass(4 * 60_000)
    harness.pass(60_000)
    await until(() => expect(signs).toHaveLength(2))
    await harness.pinger.part.stop()
    expect(signs).toEqual([
      { action: 'success', rid: null, body: 'Vigie 1.2.3 is running.' },
      { action: 'success', rid: null, body: 'Vigie 1.2.3 is running.' },
      { action: 'log', rid: null, body: 'Vigie was stopped.' },
    ])
  })

  it('is told soon if its ping is set while it runs, and also after the clock was set back', async () => {
    const { url, signs } = await healthchecksServer()
    const harness = createPingsHarness()
    void harness.pinger.part.start()
    harness.pings.set({ target: 'vigie', url }, harness.caller)
    harness.pass(30_000)
    await until(() => expect(signs).toHaveLength(1))
    harness.pass(-3_600_000)
    await until(() => expect(signs).toHaveLength(2))
    await harness.pinger.part.stop()
  })
})

describe('a service that does not listen', () => {
  it('is called again after longer and longer pauses', async () => {
    const { url, received } = await receiver(status(503), status(502), ok)
    const harness = started(url)
    harness.ran({ outcome: 'succeeded' })
    await until(() => expect(received).toHaveLength(3))
    expect(harness.waits).toEqual([5000, 20_000])
    await until(() =>
      expect(harness.pings.list(undefined, harness.caller)).toMatchObject({
        items: [{ problem: null, last_sent_at: expect.any(String) }],
      }),
    )
  })

  it('is left alone if it refuses, and no run is the worse for it', async () => {
    const { url, received } = await receiver(status(404, {}, 'not found'))
    const harness = started(url)
    harness.ran({ outcome: 'succeeded' })
    await until(() =>
      expect(harness.pings.list(undefined, harness.caller)).toMatchObject({
        items: [{ problem: { messageKey: 'ping_refused', params: { status: 404, answer: 'not found' } } }],
      }),
    )
    expect(received).toHaveLength(1)
    expect(harness.waits).toEqual([])
  })

  it('hears the newest sign, not one that could not be sent before', async () => {
    const paths: string[] = []
    const harness = createPingsHarness()
    const { url } = await receiver((response, { path }) => {
      paths.push(path)
      if (paths.length === 1) harness.ran({ outcome: 'succeeded' })
      response.writeHead(paths.length === 1 ? 503 : 200).end()
    })
    harness.pings.set({ target: 'alerts', url }, harness.caller)
    void harness.pinger.part.start()
    harness.ran({})
    await until(() => expect(paths).toHaveLength(2))
    expect(paths).toEqual([`/hook/start?rid=${RID}`, `/hook?rid=${RID}`])
    await harness.pinger.part.stop()
  })

  it('holds up no other', async () => {
    const { url, signs } = await healthchecksServer()
    const held: (() => void)[] = []
    const silent = await receiver((response) => void held.push(() => response.end()), ok)
    const harness = started(silent.url, 'vigie')
    harness.pings.set({ target: 'alerts', url }, harness.caller)
    harness.ran({ outcome: 'succeeded' })
    await until(() => expect(signs).toHaveLength(1))
    for (const answer of held) answer()
  })
})

it('a single run waits for its last sign', async () => {
  const { url, signs } = await healthchecksServer()
  const harness = createPingsHarness()
  harness.pings.set({ target: 'alerts', url }, harness.caller)
  const unfollow = harness.pinger.follow()
  harness.ran({ outcome: 'succeeded' })
  await unfollow()
  expect(signs).toMatchObject([{ action: 'success' }])
})
