/** Reads through REST by fifty clients, of an instance with years of use. */
import { line } from '../harness/line.ts'
import type { BareRead } from '../peers/bare-read.ts'
import { servedFolder, settled } from '../tools/instance.ts'
import { loaded } from '../tools/load.ts'

const CLIENTS = 50
const REQUESTS = 1500

const LEVELS = `SELECT as_of, day, score, level, coverage, origin FROM index_scores
  WHERE closing = 1 AND profile = 'sample'`
const FULL = `SELECT s.*, c.components FROM index_scores s JOIN index_components c ON c.score_id = s.id
  WHERE s.profile = 'sample'`

/** Each read: its path, and the statements that answer it. */
const READS = {
  latest: {
    path: 'index/latest',
    statements: [
      `${FULL} ORDER BY s.as_of DESC LIMIT 1`,
      `${FULL} AND s.closing = 1 AND s.day < date('now', '-1 day') ORDER BY s.day DESC LIMIT 1`,
      `${FULL} AND s.closing = 1 AND s.day < date('now', '-7 day') ORDER BY s.day DESC LIMIT 1`,
      `${LEVELS} AND day BETWEEN date('now', '-30 day') AND date('now') ORDER BY day`,
    ],
  },
  history: {
    path: 'index/history?days=90',
    statements: [`${LEVELS} AND day BETWEEN date('now', '-90 day') AND date('now') ORDER BY day`],
  },
  alerts: {
    path: 'alerts',
    statements: [
      `SELECT al.*, a.name AS asset, a.location, m.title, m.planned_day FROM alerts al
       LEFT JOIN assets a ON a.id = al.asset_id
       LEFT JOIN maintenances m ON al.days IS NOT NULL AND m.id = CAST(al.subject AS INTEGER)
       WHERE al.state = 'active' AND al.unread = 1 AND al.sort_order = 100 ORDER BY al.id DESC LIMIT 51`,
      'SELECT * FROM alert_counts WHERE alerts > 0',
    ],
  },
  counts: { path: 'alerts/counts', statements: ['SELECT * FROM alert_counts WHERE alerts > 0'] },
  runs: {
    path: 'runs',
    statements: ['SELECT * FROM runs ORDER BY scheduled_for DESC, id DESC LIMIT 51'],
  },
} as const

type BenchRead = keyof typeof READS
const NAMES = Object.keys(READS) as readonly BenchRead[]
type ReadPercentile = `${BenchRead} ${'p50' | 'p99'}`

const both = <T>(of: T) =>
  Object.fromEntries(
    NAMES.flatMap((name) => [`${name} p50`, `${name} p99`].map((figure) => [figure, of])),
  ) as Record<ReadPercentile, T>

/** One line for all reads: filling a database takes longer than reading it. */
export const reads = line<ReadPercentile>({
  name: 'reads',
  work: `fifty clients read at once, by REST, of an instance with 1,000,000 scores, 100,000 alerts and 500,000 runs: time of an answer.`,
  peer: 'Hono and better-sqlite3 alone on the same file, with the same statements, prepared once, and the same JSON',
  figures: both({ unit: 'ms', goal: { ratio: 1.5 } }),
  sizes: [10_000, 100_000, 1_000_000],
  growth: {
    of: 'scores',
    exponents: {
      'latest p50': 0.1,
      'history p50': 0.1,
      'alerts p50': 0.1,
      'counts p50': 0.1,
      'runs p50': 0.1,
    },
  },
  setUp: async (scores) => {
    const folder = await servedFolder({ scores, alerts: scores / 10, runs: scores / 2 })
    const ours = await folder.startOurs()
    await settled()
    const answers = await Promise.all(
      NAMES.map(async (name): Promise<BareRead> => {
        const headers = { authorization: `Bearer ${folder.token}` }
        const answer = await fetch(`http://127.0.0.1:${ours.port}/api/v1/${READS[name].path}`, { headers })
        const statements = READS[name].statements.map((sql) => ({ sql, params: [] }))
        return { name, statements, template: await answer.json() }
      }),
    )
    const peer = await folder.startPeer(answers)
    const turn = async (port: number, pathOf: (name: BenchRead) => string, token?: string) => {
      const figures: [string, number][] = []
      for (const name of NAMES) {
        const target = { port, path: pathOf(name), ...(token === undefined ? {} : { token }) }
        const { p50, p99 } = await loaded(target, CLIENTS, REQUESTS)
        figures.push([`${name} p50`, p50], [`${name} p99`, p99])
      }
      return Object.fromEntries(figures) as Record<ReadPercentile, number>
    }
    return {
      ours: () => turn(ours.port, (name) => `/api/v1/${READS[name].path}`, folder.token),
      peer: () => turn(peer.port, (name) => `/${name}`),
      detail: () => ({ clients: CLIENTS, file_mb: folder.megabytes }),
      close: folder.close,
    }
  },
})
