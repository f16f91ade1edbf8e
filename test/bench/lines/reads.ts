/**
 * Reads through REST by fifty clients, of an instance with years of use: all of them ask the same, as dashboards do after an
 * event, or each request asks what no other one does.
 */
import { dayText, utcDayNumber } from '../../../shared/time/calendar-day.ts'
import { MINUTE_MS } from '../../../shared/time/units.ts'
import { line } from '../harness/line.ts'
import type { BareRead } from '../peers/bare-read.ts'
import { servedFolder, settled } from '../tools/instance.ts'
import { type LoadTarget, loaded } from '../tools/load.ts'

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

/** Reads of which each request asks for something else: from here on, by an answer's end and a number of steps back. */
const DIFFERING = {
  'history differing': {
    read: 'history',
    places: (scores: number) => scores / 144 - 90,
    path: (back: number) => `index/history?days=90&to=${dayText(utcDayNumber(Date.now()) - back)}`,
  },
  'alerts differing': {
    read: 'alerts',
    places: (scores: number) => scores / 10 - 100,
    path: (back: number, end: string) =>
      `alerts?cursor=${end.replace(/\d+$/, (id) => String(Number(id) - back))}`,
  },
  'runs differing': {
    read: 'runs',
    places: (scores: number) => scores / 2 - 100,
    path: (back: number, end: string) =>
      `runs?cursor=${end.replace(/^\d+/, (at) => String(Number(at) - back * MINUTE_MS))}`,
  },
} as const satisfies Record<string, Differing>

interface Differing {
  readonly read: BenchRead
  /** How many different ones there are, of so many scores. */
  readonly places: (scores: number) => number
  /** @param end the cursor of the first answer, if it has one */
  readonly path: (back: number, end: string) => string
}

type DifferingRead = keyof typeof DIFFERING
const DIFFERING_NAMES = Object.keys(DIFFERING) as readonly DifferingRead[]
type ReadPercentile = `${BenchRead | DifferingRead} ${'p50' | 'p99'}`

const both = <T>(of: T) =>
  Object.fromEntries(
    [...NAMES, ...DIFFERING_NAMES].flatMap((name) =>
      [`${name} p50`, `${name} p99`].map((figure) => [figure, of]),
    ),
  ) as Record<ReadPercentile, T>

/** One line for all reads: filling a database takes longer than reading it. */
export const reads = line<ReadPercentile>({
  name: 'reads',
  work: `fifty clients read at once, by REST, of an instance with 1,000,000 scores, 100,000 alerts and 500,000 runs: time of an answer. They ask the same, or, where the figure says differing, each asks for days or a page of its own.`,
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
      'alerts differing p50': 0.1,
      'runs differing p50': 0.1,
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
    const turn = async (targets: readonly (readonly [string, LoadTarget])[]) => {
      const figures: [string, number][] = []
      for (const [name, target] of targets) {
        const { p50, p99 } = await loaded(target, CLIENTS, REQUESTS)
        figures.push([`${name} p50`, p50], [`${name} p99`, p99])
      }
      return Object.fromEntries(figures) as Record<ReadPercentile, number>
    }
    const asked = (path: LoadTarget['path']): LoadTarget => ({ port: ours.port, path, token: folder.token })
    const differing = DIFFERING_NAMES.map((name) => {
      const { read, places, path } = DIFFERING[name]
      const { template } = answers.find((answer) => answer.name === read) ?? {}
      const { next_cursor: end = '' } = template as { next_cursor?: string }
      const most = Math.max(1, Math.floor(places(scores)))
      let back = 0
      return [name, asked(() => `/api/v1/${path(back++ % most, end)}`)] as const
    })
    const same = NAMES.map((name) => [name, asked(`/api/v1/${READS[name].path}`)] as const)
    const theirs = [
      ...NAMES.map((name) => [name, name]),
      ...DIFFERING_NAMES.map((name) => [name, DIFFERING[name].read]),
    ]
    return {
      ours: () => turn([...same, ...differing]),
      peer: () => turn(theirs.map(([name = '', read]) => [name, { port: peer.port, path: `/${read}` }])),
      detail: () => ({ clients: CLIENTS, file_mb: folder.megabytes }),
      close: folder.close,
    }
  },
})
