/**
 * A simulated day in which the service is late, slow, slower than a minute, failing, answering 2 MB,
 * redirecting, refusing, inconsistent and unreliable in turn, the machine sleeps, and the clock is set back
 * and forth. Summer time ends that night. Compares Vigie's statistics with the service's own counts.
 */
import type { ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import type { AnalysisTarget } from '../../../../shared/contract/analysis.ts'
import { localizeAnswer } from '../../../../shared/localized.ts'
import type { Run } from '../../../../shared/run.ts'
import { createAnalysisHarness } from '../../../helpers/analysis-harness.ts'
import { callerIn } from '../../../helpers/caller.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { json, SUCCESS, startAnalysis } from '../../../servers/analysis.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const START = Date.parse('2026-10-24T20:00:00Z')

type ServiceMode =
  | 'good'
  | 'slow'
  | 'slower than a minute'
  | 'failing'
  | '2 MB'
  | 'redirecting'
  | 'refusing'
  | 'disagreeing'
  | 'shaky'

const TWO_MEGABYTES = { success: true, filler: 'x'.repeat(2_000_000) }

/** The service's record of one call. */
interface CountedCall {
  readonly at: number
  readonly ms: number
  readonly answered: boolean
  readonly good: boolean
}

/** A service that behaves according to `mode` and takes simulated time. */
async function moodyService(clock: FakeClock) {
  const service = await startAnalysis()
  const counted: CountedCall[] = []
  const moods = { mode: 'good' as ServiceMode, counted }
  service.analyze = (response) => {
    const at = clock.now()
    const ms = duration(moods.mode, counted.length)
    clock.pass(ms)
    const good = behave(moods.mode, response, counted.length)
    counted.push({ at, ms, answered: moods.mode !== 'refusing', good })
  }
  return { service, moods, counted }
}

function duration(mode: ServiceMode, serial: number): number {
  if (mode === 'slow') return 20_000 + (serial % 7) * 100
  return mode === 'slower than a minute' ? 70_000 : 50 + ((serial * 37) % 900)
}

/** @returns whether the answer counts as success */
function behave(mode: ServiceMode, response: ServerResponse, serial: number): boolean {
  const bad = mode === 'failing' || (mode === 'shaky' && serial % 2 === 0)
  if (bad) json({ error: 'overloaded' }, 500)(response)
  else if (mode === 'redirecting') response.writeHead(302, { location: '/elsewhere' }).end()
  else if (mode === 'refusing') response.destroy()
  else if (mode === 'disagreeing') json({ success: false, error: 'no market data' })(response)
  else json(mode === '2 MB' ? TWO_MEGABYTES : SUCCESS)(response)
  return !bad && !['redirecting', 'refusing', 'disagreeing'].includes(mode)
}

/** Computes the expected statistics: nearest rank over the answered calls. */
function expected(counted: readonly CountedCall[], since: number) {
  const calls = counted.filter(({ at }) => at >= since)
  const succeeded = calls.filter(({ good }) => good).length
  const ranked = calls.filter(({ answered }) => answered).map(({ ms }) => ms)
  ranked.sort((a, b) => a - b)
  const rank = (share: number) => ranked[Math.ceil(share * ranked.length) - 1] ?? null
  return {
    calls: calls.length,
    succeeded,
    success_rate: calls.length === 0 ? null : succeeded / calls.length,
    p50_ms: rank(0.5),
    p95_ms: rank(0.95),
    p99_ms: rank(0.99),
  }
}

/** Returns every planned minute with an outcome, as often as it has one. */
function minutesOf(runs: readonly Run[]): number[] {
  return runs
    .filter(({ cause }) => cause === 'schedule')
    .flatMap(({ scheduled_for, skipped_count, outcome }) => {
      const first = Date.parse(scheduled_for)
      const count = outcome === 'skipped' ? skipped_count : 1
      return Array.from({ length: count }, (_, index) => first + index * MINUTE)
    })
    .sort((a, b) => a - b)
}

const everyMinute = (from: number, to: number) =>
  Array.from({ length: (to - from) / MINUTE }, (_, index) => from + (index + 1) * MINUTE)

it('a day gives each minute one outcome, and figures that agree with the service', async () => {
  const clock = new FakeClock(START)
  const { service, moods, counted } = await moodyService(clock)
  service.healthy = json({ status: 'starting' }, 503)
  const harness = await createAnalysisHarness(clock, { analysis: service.url })
  const figures = () => {
    const target = localizeAnswer(harness.service.target({ job_id: 'analysis' }, callerIn('en')), 'en')
    expect(target.last_hour).toMatchObject(expected(counted, clock.now() - HOUR))
    expect(target.since_start).toMatchObject(expected(counted, START))
    return target
  }
  const spend = async (mode: ServiceMode): Promise<AnalysisTarget> => {
    moods.mode = mode
    await harness.alarm.advance(HOUR - (clock.now() % HOUR))
    await harness.alarm.advance(30_000)
    return figures()
  }

  await harness.alarm.advance(4 * MINUTE)
  expect(harness.service.target({ job_id: 'analysis' }, callerIn('en'))).toMatchObject({
    state: 'waiting',
    last_call: null,
  })
  expect(counted).toEqual([])
  service.healthy = json({ status: 'ok' })

  expect(await spend('good')).toMatchObject({ state: 'ready', last_error: null })
  expect((await spend('slow')).last_hour.p50_ms).toBeGreaterThan(20_000)
  expect(await spend('slower than a minute')).toMatchObject({ state: 'ready' })
  expect(await spend('failing')).toMatchObject({
    state: 'failing',
    last_call: { status: 500, attempt: 4, error: { code: 'analysis_rejected' } },
  })
  expect(await spend('2 MB')).toMatchObject({
    state: 'ready',
    last_hour: { success_rate: expect.any(Number) },
  })
  expect(await spend('redirecting')).toMatchObject({ state: 'failing', last_call: { status: 302 } })
  expect(await spend('refusing')).toMatchObject({
    state: 'failing',
    last_call: { status: null, error: { code: 'source_unreachable' } },
  })
  expect(await spend('disagreeing')).toMatchObject({
    last_call: { error: { code: 'analysis_unsuccessful' } },
  })
  const shaky = await spend('shaky')
  expect(shaky.last_hour.retries).toBeGreaterThan(50)

  moods.mode = 'good'
  await harness.sleep(90 * MINUTE)
  await spend('good')
  await spend('good')
  clock.jump(-30 * MINUTE)
  await spend('good')
  clock.jump(10 * MINUTE)
  await harness.alarm.advance(START + 24 * HOUR + 30_000 - clock.now())
  const end = figures()

  const runs = harness.runs('analysis')
  expect(minutesOf(runs)).toEqual(everyMinute(START, START + 24 * HOUR))
  const callers = runs.filter(({ attempts, outcome }) => attempts > 0 && outcome !== 'skipped')
  expect(end.since_start.retries).toBe(counted.length - callers.length)
  const reasons = new Set(runs.map(({ skip_reason }) => skip_reason))
  expect(reasons).toEqual(new Set([null, 'still_running', 'missed']))
}, 180_000)

it('several targets are called side by side, each with figures of its own', async () => {
  const clock = new FakeClock(START)
  const good = await moodyService(clock)
  const bad = await moodyService(clock)
  bad.moods.mode = 'failing'
  const harness = await createAnalysisHarness(clock, { desk: good.service.url, spare: bad.service.url })
  await harness.alarm.advance(HOUR + 30_000)
  const { targets } = localizeAnswer(harness.service.targets({}, callerIn('en')), 'en')
  const states = targets.map(({ job_id, state }): [string, string] => [job_id, state])
  expect(Object.fromEntries(states)).toMatchObject({ desk: 'ready', spare: 'failing' })
  expect(harness.service.target({ job_id: 'desk' }, callerIn('en')).since_start.calls).toBe(
    good.counted.length,
  )
  expect(harness.service.target({ job_id: 'spare' }, callerIn('en')).since_start.calls).toBe(
    bad.counted.length,
  )
  expect(bad.counted.length).toBeGreaterThan(3 * good.counted.length)
})
