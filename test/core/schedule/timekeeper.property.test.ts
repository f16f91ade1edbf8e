/** Whatever happens to a job: never two runs at once, and each due time has exactly one outcome. */
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { RunResult } from '../../../main/core/jobs/kind.ts'
import { planOf } from '../../../main/core/schedule/plan.ts'
import { createSchedulerHarness, every, MINUTE, SUCCESS } from '../../helpers/scheduler-harness.ts'

const START = '2026-03-28T20:05:00Z'

type TimekeeperStep =
  | { do: 'advance' | 'sleep' | 'kill'; minutes: number }
  | { do: 'trigger' | 'cancel' | 'pause' | 'resume' | 'finish' | 'fail'; minutes?: never }

const step: fc.Arbitrary<TimekeeperStep> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('advance' as const), minutes: fc.integer({ min: 1, max: 45 }) }),
  },
  fc.record({ do: fc.constant('sleep' as const), minutes: fc.integer({ min: 1, max: 600 }) }),
  fc.record({ do: fc.constant('kill' as const), minutes: fc.integer({ min: 0, max: 300 }) }),
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('trigger', 'cancel', 'pause', 'resume', 'finish', 'fail') }),
  },
)
const policy = fc.constantFrom('latest', 'none', 'all')

/** A harness whose runs last until the test ends them, and which runs were concurrent. */
function watchedHarness(
  missedPolicy: 'latest' | 'none' | 'all',
  jobOptions: Parameters<typeof every>[1] = {},
) {
  const missed = { policy: missedPolicy, cap: 3, grace_seconds: 7200 }
  const job = every(10, { missed, deadline_seconds: 1800, ...jobOptions })
  const harness = createSchedulerHarness({ start: START, jobs: { job } })
  const flights = new Set<{ end: (result: RunResult) => void; fail: (error: Error) => void }>()
  let most = 0
  harness.does(({ signal }) => {
    const { promise, resolve, reject } = Promise.withResolvers<RunResult>()
    const flight = { end: resolve, fail: reject }
    flights.add(flight)
    most = Math.max(most, flights.size)
    signal.addEventListener('abort', () => reject(signal.reason))
    return promise.finally(() => flights.delete(flight))
  })
  return { world: harness, flights, most: () => most }
}

async function perform(
  { world: harness, flights }: ReturnType<typeof watchedHarness>,
  { do: what, minutes }: TimekeeperStep,
) {
  const { jobs } = harness.services
  if (what === 'advance') await harness.advance(minutes * MINUTE)
  else if (what === 'sleep') await harness.sleep(minutes * MINUTE)
  else if (what === 'kill') {
    flights.clear()
    await harness.killAndRestart(minutes * MINUTE)
  } else if (what === 'finish') for (const flight of flights) flight.end(SUCCESS)
  else if (what === 'fail') for (const flight of flights) flight.fail(new Error('told to'))
  else if (what === 'pause') jobs.pause({ id: 'job' })
  else if (what === 'resume') jobs.resume({ id: 'job' })
  else
    expect(['already_running', 'not_running', undefined]).toContain(codeOf(() => jobs[what]({ id: 'job' })))
  await harness.advance(0)
}

function codeOf(work: () => void): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    return (error as { code?: string }).code
  }
}

/** Ten seconds of work each; a starved machine takes minutes, ms. */
const SLOW = 180_000

test(
  'Never two runs of a job at once; due times and outcomes match one for one',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        policy,
        fc.array(step, { minLength: 1, maxLength: 12 }),
        async (missedPolicy, steps) => {
          const watched = watchedHarness(missedPolicy, { halt_after: 3 })
          const { world: harness } = watched
          await harness.start()
          for (const one of steps) await perform(watched, one)
          for (const flight of watched.flights) flight.end(SUCCESS)
          await harness.advance(0)
          harness.services.jobs.resume({ id: 'job' })
          const stopped = harness.scheduler.stop()
          await harness.advance(5000)
          await stopped

          expect(watched.most()).toBeLessThanOrEqual(1)
          const runs = harness.runs()
          expect(runs.every((run) => run.outcome !== null)).toBe(true)
          const plan = planOf(every(10).schedule, 0)
          const due = plan.count(Date.parse(START), harness.clock.now() - 5000)
          const planned = runs.filter(({ cause }) => cause === 'schedule' || cause === 'catch_up')
          expect(planned.reduce((sum, run) => sum + run.skipped_count, 0)).toBe(due)
          const instants = planned.map((run) => run.scheduled_for)
          expect(new Set(instants).size).toBe(instants.length)
        },
      ),
      { numRuns: 60 },
    )
  },
  SLOW,
)

test(
  'However the clock jumps, no occurrence runs twice',
  async () => {
    const jump = fc.integer({ min: -300, max: 300 })
    await fc.assert(
      fc.asyncProperty(fc.array(jump, { minLength: 1, maxLength: 12 }), async (jumps) => {
        const harness = createSchedulerHarness({ start: START, jobs: { job: every(10) } })
        const ran: number[] = []
        harness.does(async ({ scheduledFor, cause }) => {
          if (cause !== 'manual') ran.push(scheduledFor)
          return SUCCESS
        })
        await harness.start()
        for (const minutes of jumps) {
          harness.clock.jump(minutes * MINUTE)
          await harness.advance(25 * MINUTE)
        }
        expect(new Set(ran).size).toBe(ran.length)
        const next = harness.services.jobs.get({ id: 'job' }).next_run_time ?? ''
        expect(Date.parse(next)).toBeGreaterThan(harness.clock.now())
      }),
      { numRuns: 60 },
    )
  },
  SLOW,
)

test('A listener for wakes is taken back at the stop', async () => {
  const harness = createSchedulerHarness({ start: START, jobs: { job: every(10) } })
  await harness.start()
  await harness.scheduler.stop()
  onTestFinished(() => harness.scheduler.stop())
  await harness.sleep(60 * MINUTE)
  expect(harness.runLines()).toEqual([])
})
