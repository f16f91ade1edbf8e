/** A crowd at the door: readers, open streams of events, triggers and imports at once, for as long as `--seconds` says. */
import { setTimeout as pause } from 'node:timers/promises'
import { line } from '../harness/line.ts'
import { median, percentile } from '../harness/statistics.ts'
import { type ServedProcess, servedFolder, settled } from '../tools/instance.ts'
import { loadedFor } from '../tools/load.ts'
import { memoryMb } from '../tools/process-figures.ts'

const READERS = 200
const STREAMS = 50
/** Between two triggers, and between two imports, ms. */
const [TRIGGER_EVERY_MS, IMPORT_EVERY_MS] = [2000, 5000]
const ROWS = 200

const STATEMENT = 'SELECT * FROM runs ORDER BY scheduled_for DESC, id DESC LIMIT 51'

/** How long a turn takes, ms. */
const turnMs = () => Number(process.env.VIGIE_BENCH_SECONDS ?? '15') * 1000

export const crowd = line({
  name: 'crowd',
  work: `${READERS} readers without a pause, ${STREAMS} open streams of events, a trigger every 2 s and an import of ${ROWS} rows every 5 s: time of a read, answers with 5xx, and what the memory grew by from the second quarter to the last one.`,
  peer: 'Hono and better-sqlite3 alone with the same readers, statement and JSON, without streams, triggers and imports',
  figures: {
    p99: { unit: 'ms', goal: { ratio: 2 } },
    failed: { unit: 'answers', goal: { atMost: 0 } },
    growth: { unit: 'MB', goal: { atMost: 32 } },
  },
  sizes: [10_000],
  pairs: 1,
  setUp: async (scores) => {
    const folder = await servedFolder({ scores, alerts: scores / 10, runs: scores / 2 })
    const ours = await folder.startOurs()
    await settled()
    const headers = { authorization: `Bearer ${folder.token}`, 'content-type': 'application/json' }
    const address = `http://127.0.0.1:${ours.port}/api/v1`
    const template = await (await fetch(`${address}/runs`, { headers })).json()
    const peer = await folder.startPeer([
      { name: 'runs', statements: [{ sql: STATEMENT, params: [] }], template },
    ])
    let reads = 0
    return {
      ours: async () => {
        const busy = besides(address, headers)
        const target = { port: ours.port, path: '/api/v1/runs', token: folder.token }
        const memory = sampledMemory(ours)
        const times = await loadedFor(target, READERS, turnMs())
        const growth = growthIn(memory.end())
        const failed = await busy.end()
        reads = times.length
        return { p99: percentile(times, 0.99), failed, growth }
      },
      peer: async () => {
        const times = await loadedFor({ port: peer.port, path: '/runs' }, READERS, turnMs())
        return { p99: percentile(times, 0.99), failed: 0, growth: 0 }
      },
      detail: () => ({ seconds: turnMs() / 1000, reads }),
      close: folder.close,
    }
  },
})

/** The memory of a process each second, MB. */
function sampledMemory({ child: { pid = 0 } }: ServedProcess) {
  const samples = [memoryMb(pid)]
  const timer = setInterval(() => samples.push(memoryMb(pid)), 1000)
  return {
    end: () => {
      clearInterval(timer)
      return samples
    },
  }
}

/** From the median of the second quarter to that of the last: one sample says only when garbage was last collected. */
function growthIn(samples: readonly number[]): number {
  const quarter = Math.ceil(samples.length / 4)
  return median(samples.slice(-quarter)) - median(samples.slice(quarter, 2 * quarter))
}

/** What the crowd does besides reading. `end` tells how many answers were 5xx. */
function besides(address: string, headers: Readonly<Record<string, string>>) {
  const leaving = new AbortController()
  const { signal } = leaving
  let failed = 0
  const ask = async (path: string, body?: object): Promise<Response | null> => {
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const answer = await fetch(address + path, { headers, signal, ...post }).catch(() => null)
    if (answer !== null && answer.status >= 500) failed += 1
    return answer
  }
  const repeat = async (every: number, work: (turn: number) => Promise<unknown>) => {
    for (let turn = 0; !signal.aborted; turn += 1) {
      await work(turn)
      await pause(every, undefined, { signal }).catch(() => undefined)
    }
  }
  const listen = async () => {
    const stream = await ask('/events')
    await stream?.text().catch(() => undefined)
  }
  const load = async (turn: number) => {
    const rows = Array.from({ length: ROWS }, (_, row) => `Pump ${turn}-${row},P-${turn}-${row}`)
    const preview = await ask('/assets/import/preview', { content: `name,code\n${rows.join('\n')}\n` })
    const { token } = ((await preview?.json()) ?? {}) as { token?: string }
    if (token !== undefined) await (await ask('/assets/import/accept', { token }))?.text()
  }
  const all = [
    ...Array.from({ length: STREAMS }, listen),
    repeat(TRIGGER_EVERY_MS, async () => (await ask('/jobs/fear-greed/trigger', {}))?.text()),
    repeat(IMPORT_EVERY_MS, load),
  ]
  return {
    end: async () => {
      leaving.abort()
      await Promise.allSettled(all)
      return failed
    },
  }
}
