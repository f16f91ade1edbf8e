import { describe, expect, it, onTestFinished, test } from 'vitest'
import { createHttpClient } from '../../../../main/adapters/net/http-client.ts'
import { createNodeTransport } from '../../../../main/adapters/net/node-transport.ts'
import { createAnalysisStore } from '../../../../main/adapters/sqlite/analysis.ts'
import { openDatabase } from '../../../../main/adapters/sqlite/database.ts'
import { createAnalysisKind } from '../../../../main/core/jobs/analysis/kind.ts'
import { blockedReasonOf } from '../../../../main/core/jobs/registry.ts'
import { createGate } from '../../../../main/core/net/gate.ts'
import { type AnalysisSettings, analysisSettingsSchema } from '../../../../shared/kinds/analysis.ts'
import type { JobProgress } from '../../../../shared/run.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { memoryHostWaits } from '../../../helpers/host-waits.ts'
import { silentLog } from '../../../helpers/silent-log.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { json, SUCCESS, startAnalysis } from '../../../servers/analysis.ts'

/** The kind with a real database and real HTTP; pauses end at once on a fake clock. */
async function openKind(given: Partial<AnalysisSettings> = {}, onDelay: () => void = () => undefined) {
  const service = await startAnalysis()
  const db = openDatabase(`${tempFolder()}/vigie.db`)
  onTestFinished(() => void db.close())
  const clock = new FakeClock()
  const store = createAnalysisStore(db)
  const gate = createGate(memoryHostWaits(), clock)
  const http = createHttpClient({
    transport: createNodeTransport(() => ({ proxy: '', ca_file: '' }), {}),
    gate,
  })
  let ids = 0
  const random = { next: () => 0, share: () => 0, id: () => `call-${String(++ids).padStart(3, '0')}` }
  const delay = async (ms: number) => {
    onDelay()
    clock.pass(ms)
  }
  const events = { publish: () => undefined, subscribe: () => () => undefined }
  const kind = createAnalysisKind({ http, clock, delay, random, store, events })
  const settings = analysisSettingsSchema.parse({ url: service.url, ...given })
  const definition = { ...kind.defaults('Europe/Paris'), settings }
  const log = silentLog()
  const shown: JobProgress[] = []
  const run = (attempt = 1, signal = new AbortController().signal) =>
    kind.run({
      jobId: 'analysis',
      definition,
      runId: 'run-1',
      cause: 'schedule',
      scheduledFor: clock.now(),
      attempt,
      signal,
      progress: (progress) => void shown.push(progress),
      log,
    })
  return { service, db, clock, store, kind, definition, run, shown, log }
}

describe('a call', () => {
  it('posts the default body of the source system and keeps the answer', async () => {
    const { service, store, run } = await openKind()
    expect(await run()).toMatchObject({
      outcome: 'succeeded',
      summary: { status: 200, execution_triggered: true },
    })
    expect(service.calls[0]).toMatchObject({ method: 'POST' })
    expect(JSON.parse(service.calls[0]?.body ?? '')).toEqual({
      symbol: 'BTC/USDT',
      timeframe: '1m',
      triggerExecution: true,
    })
    expect(store.last('analysis')).toMatchObject({
      status: 200,
      succeeded: true,
      answer: JSON.stringify(SUCCESS),
      answerCut: false,
    })
  })

  it('sends the headers of the settings', async () => {
    const { service, run } = await openKind({ headers: { 'X-Team': 'desk' } })
    await run()
    expect(service.calls[0]?.headers).toMatchObject({ 'x-team': 'desk' })
  })

  test.each([
    ['an error', json({ error: 'boom' }, 500), 'analysis_rejected', 500],
    [
      'a redirection',
      (response: Parameters<ReturnType<typeof json>>[0]) =>
        void response.writeHead(302, { location: '/elsewhere' }).end(),
      'analysis_rejected',
      302,
    ],
    ['its own failure', json({ success: false, error: 'no market data' }), 'analysis_unsuccessful', 200],
    [
      'a page instead of JSON',
      (response: Parameters<ReturnType<typeof json>>[0]) => void response.end('<html>'),
      'source_malformed',
      200,
    ],
    [
      'a closed door',
      (response: Parameters<ReturnType<typeof json>>[0]) => void response.destroy(),
      'source_unreachable',
      null,
    ],
  ])('that meets %s fails by name and is kept', async (_what, answer, code, status) => {
    const { service, store, run } = await openKind()
    service.analyze = answer
    await expect(run()).rejects.toMatchObject({ code })
    expect(store.last('analysis')).toMatchObject({ succeeded: false, status, error: { code } })
  })

  it('keeps the first bytes of an answer of 2 MB', async () => {
    const { service, store, run } = await openKind()
    service.analyze = json({ success: true, filler: 'x'.repeat(2_000_000) })
    expect(await run()).toMatchObject({ outcome: 'succeeded' })
    const call = store.last('analysis')
    expect(call?.answer).toHaveLength(65_536)
    expect(call?.answerCut).toBe(true)
  })

  it('never stores a secret of the answer', async () => {
    const { service, store, run } = await openKind()
    service.analyze = json({ success: true, api_key: 'very-secret' })
    await run()
    expect(store.last('analysis')?.answer).not.toContain('very-secret')
  })

  it('counts a further attempt as a retry', async () => {
    const { service, store, run } = await openKind()
    service.analyze = json({}, 500)
    await expect(run(1)).rejects.toThrow()
    service.analyze = json(SUCCESS)
    await run(2)
    expect(store.statistics('analysis', 0, 86_400_000)).toMatchObject({
      calls: 2,
      succeeded: 1,
      retries: 1,
    })
  })
})

describe('health', () => {
  it('is awaited before the first call, visibly', async () => {
    const late = await openKind({}, () => {
      if (late.service.healthAsked === 3) late.service.healthy = json({ status: 'ok' })
    })
    late.service.healthy = json({ status: 'starting' }, 503)
    expect(await late.run()).toMatchObject({ outcome: 'succeeded' })
    expect(late.service.healthAsked).toBe(4)
    expect(late.shown.map(({ label }) => label)).toContain('analysis.step.waiting')
    expect(late.service.calls).toHaveLength(1)
  })

  it('is not asked again while the service answers', async () => {
    const { service, run } = await openKind()
    await run()
    await run()
    expect(service.healthAsked).toBe(1)
  })

  it('is asked again after the service could not be reached', async () => {
    const { service, run } = await openKind()
    service.analyze = (response) => void response.destroy()
    await expect(run()).rejects.toThrow()
    service.analyze = json(SUCCESS)
    await run(2)
    expect(service.healthAsked).toBe(2)
  })

  it('of a companion service is awaited too, and named when it is missing', async () => {
    const companion = await startAnalysis()
    companion.healthy = json({}, 500)
    const { service, run } = await openKind({
      also_ready: [`${companion.url}/health`],
      ready_wait_seconds: 10,
    })
    await expect(run()).rejects.toMatchObject({
      code: 'analysis_not_ready',
      message: expect.stringContaining(companion.url),
    })
    expect(service.calls).toHaveLength(0)
  })

  it('is not that of the page to which a redirection leads', async () => {
    const { service, run } = await openKind({ ready_wait_seconds: 0 })
    const elsewhere = await startAnalysis()
    service.healthy = (response) =>
      void response.writeHead(302, { location: `${elsewhere.url}/health` }).end()
    await expect(run()).rejects.toMatchObject({ code: 'analysis_not_ready' })
    expect(elsewhere.healthAsked).toBe(0)
  })

  it('stops being asked when the run is cancelled', async () => {
    const stop = new AbortController()
    const { service, run } = await openKind({}, () => {
      stop.abort(new Error('cancelled'))
      throw stop.signal.reason
    })
    service.healthy = json({}, 503)
    await expect(run(1, stop.signal)).rejects.toThrow('cancelled')
    expect(service.healthAsked).toBe(1)
  })
})

describe('the job', () => {
  it('is off until its address is set', async () => {
    const { kind, definition } = await openKind()
    const without = { ...definition, settings: { ...definition.settings, url: '' } }
    expect(blockedReasonOf({ analysis: kind }, without)).toBe('analysis.off.no_url')
    expect(blockedReasonOf({ analysis: kind }, definition)).toBeNull()
  })

  it('writes the figures of the last hour to the log every ten minutes', async () => {
    const { run, clock, log } = await openKind()
    for (let minute = 0; minute <= 20; minute += 1) {
      await run()
      clock.pass(60_000)
    }
    const written = log.lines.filter(({ message }) => message === 'calls of the last hour')
    expect(written.map(({ context }) => context.calls)).toEqual([11, 21])
  })
})

describe('a service that asks to wait', () => {
  it.each([
    [429, '20', { code: 'source_rate_limited', params: { seconds: 20 } }],
    [503, '20', { code: 'source_rate_limited', params: { seconds: 20 } }],
    [429, undefined, { code: 'source_rate_limited', params: { seconds: 60 } }],
    [503, undefined, { code: 'analysis_rejected', params: { status: 503 } }],
  ])('with %i and Retry-After %s was waited for, not called', async (status, wait, error) => {
    const { service, store, run } = await openKind()
    service.analyze = (response) =>
      void response.writeHead(status, wait === undefined ? {} : { 'retry-after': wait }).end()
    await expect(run()).rejects.toMatchObject(error)
    expect(store.list('analysis', 9)).toEqual([])
  })

  it('is not asked again before, and that is no call either', async () => {
    const { service, store, run } = await openKind()
    service.analyze = (response) => void response.writeHead(429, { 'retry-after': '20' }).end()
    await expect(run(1)).rejects.toThrow()
    await expect(run(2)).rejects.toMatchObject({ code: 'source_rate_limited' })
    expect(service.calls).toHaveLength(1)
    expect(store.list('analysis', 9)).toEqual([])
  })
})

it('counts an answer without content as success', async () => {
  const { service, store, run } = await openKind()
  service.analyze = (response) => void response.writeHead(204).end()
  await run()
  expect(store.last('analysis')).toMatchObject({ status: 204, succeeded: true, answer: '' })
})

it('sends one key for all attempts of a run, so that a repeated request is carried out once', async () => {
  const { service, run } = await openKind()
  await run(1)
  await run(2)
  const keys = service.calls.map(({ headers }) => headers['idempotency-key'])
  expect(keys).toEqual(['run-1', 'run-1'])
})
