/** Analysis jobs with a real scheduler, real SQLite and real HTTP; clock and alarm are fake. */

import { onTestFinished } from 'vitest'
import { createHttpClient } from '../../main/adapters/net/http-client.ts'
import { createNodeTransport } from '../../main/adapters/net/node-transport.ts'
import { systemRandom } from '../../main/adapters/random/system.ts'
import { createAnalysisStore } from '../../main/adapters/sqlite/analysis.ts'
import { openDatabase } from '../../main/adapters/sqlite/database.ts'
import { createJobStateStore } from '../../main/adapters/sqlite/job-state.ts'
import { createRunStore } from '../../main/adapters/sqlite/runs.ts'
import { createAnalysisKind } from '../../main/core/jobs/analysis/kind.ts'
import { createKinds } from '../../main/core/jobs/registry.ts'
import { createGate } from '../../main/core/net/gate.ts'
import type { Delay } from '../../main/core/ports/delay.ts'
import type { HttpClient } from '../../main/core/ports/http.ts'
import { createScheduler } from '../../main/core/scheduler.ts'
import { createAnalysisService } from '../../main/core/services/analysis.ts'
import { analysisSettingsSchema } from '../../shared/kinds/analysis.ts'
import type { Run } from '../../shared/run.ts'
import { FakeAlarm, settled } from './fake-alarm.ts'
import type { FakeClock } from './fake-clock.ts'
import { memoryHostWaits } from './host-waits.ts'
import { memorySettings } from './memory-settings.ts'
import { silentLog } from './silent-log.ts'
import { tempFolder } from './temp-folder.ts'

/** @param targets address by job id; every job runs each minute, as by default */
export async function createAnalysisHarness(clock: FakeClock, targets: Readonly<Record<string, string>>) {
  const db = openDatabase(`${tempFolder()}/vigie.db`)
  // Nothing is killed here, and a day has ten thousand commits.
  db.pragma('synchronous = OFF')
  onTestFinished(() => void db.close())
  const { http, quiet } = countedHttp(clock)
  const alarm = new FakeAlarm(clock, quiet)
  const store = createAnalysisStore(db)
  const wake = new Set<() => void>()
  const log = silentLog()
  const events = { publish: () => undefined, subscribe: () => () => undefined }
  const parts = { clock, alarm, random: { next: () => 0, share: () => 0, id: systemRandom.id }, log, events }
  const delay = delayBy(alarm, clock)
  const kind = createAnalysisKind({ ...parts, http, delay, store })
  const jobs = Object.fromEntries(
    Object.entries(targets).map(([id, url]) => [
      id,
      { ...kind.defaults('Europe/Paris'), settings: analysisSettingsSchema.parse({ url }) },
    ]),
  )
  const settings = memorySettings({ jobs })
  const scheduler = createScheduler({
    ...parts,
    settings,
    runs: createRunStore(db),
    jobStates: createJobStateStore(db),
    kinds: createKinds({ analysis: kind }),
    power: {
      onWake: (listener) => {
        wake.add(listener)
        return () => wake.delete(listener)
      },
    },
  })
  const service = createAnalysisService({
    http,
    clock,
    delay,
    settings,
    store,
    startedAt: clock.now(),
    stepOf: (jobId) => scheduler.runner.active(jobId)?.progress?.label ?? null,
  })
  scheduler.start()
  return {
    clock,
    alarm,
    service,
    log,
    runs: (jobId: string) => everyRun(scheduler.services.runs, jobId),
    /** Time passes while the machine sleeps; then it wakes up. */
    sleep: async (ms: number) => {
      clock.jump(ms)
      for (const listener of wake) listener()
      await alarm.advance(0)
    },
  }
}

/** HTTP that knows when all requests have been answered. */
function countedHttp(clock: FakeClock): { http: HttpClient; quiet: () => Promise<void> } {
  const real = createHttpClient({
    transport: createNodeTransport(() => ({ proxy: '', ca_file: '' }), {}),
    gate: createGate(memoryHostWaits(), clock),
  })
  let open = 0
  const send: HttpClient['send'] = async (request) => {
    open += 1
    try {
      return await real.send(request)
    } finally {
      open -= 1
    }
  }
  const quiet = async () => {
    do await settled()
    while (open > 0)
    await settled()
    if (open > 0) await quiet()
  }
  return { http: { ...real, send }, quiet }
}

function delayBy(alarm: FakeAlarm, clock: FakeClock): Delay {
  return (ms, signal) =>
    new Promise((resolve, reject) => {
      const disarm = alarm.ring(clock.now() + ms, () => resolve())
      signal.addEventListener('abort', () => {
        disarm()
        reject(signal.reason)
      })
    })
}

interface RunList {
  list(query: { limit: number; job_id: string; cursor?: string }): {
    items: Run[]
    next_cursor: string | null
  }
}

/** Returns all runs of a job, oldest first. */
function everyRun(runs: RunList, jobId: string): Run[] {
  const all: Run[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = runs.list({ limit: 1000, job_id: jobId, ...(cursor === undefined ? {} : { cursor }) })
    all.push(...page.items)
    cursor = page.next_cursor
  }
  return all.toReversed()
}
