/** Rules and composition together: what a fall of the market within a session, or over a weekend, raises and says. */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { alertTextOf } from '../../../../main/core/alerts/alert-text.ts'
import { judge } from '../../../../main/core/alerts/judge.ts'
import type { AlertRecord } from '../../../../main/core/alerts/ports.ts'
import { indexExtreme } from '../../../../main/core/alerts/rules/index-extreme.ts'
import { indexJump } from '../../../../main/core/alerts/rules/index-jump.ts'
import { updateIndex } from '../../../../main/core/jobs/fear-greed/pipeline.ts'
import type { MarketSource } from '../../../../main/core/jobs/fear-greed/ports.ts'
import { indexSignal } from '../../../../main/core/jobs/fear-greed/readings.ts'
import { alertsSettingsSchema } from '../../../../shared/kinds/alerts.ts'
import { LANGUAGES } from '../../../../shared/vocabulary.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import {
  bar,
  fixedSource,
  pipelineDeps,
  runOf,
  SESSIONS,
  type TestDeps,
} from '../../../helpers/fear-greed.ts'
import { NO_SIGNALS } from '../../../helpers/no-signals.ts'

const { rules } = alertsSettingsSchema.parse({})
const SERIES = {
  market_momentum_sp500: 1,
  stock_price_strength: 1,
  stock_price_breadth: 1,
  put_call_options: -1,
  market_volatility_vix: -1,
  junk_bond_demand: -1,
  safe_haven_demand: 1,
} as const

/** CNN with waves up to a day, whose last value is moved by so many points: up for greed, down for fear. */
function cnnUpTo(day: string, mood: number): MarketSource {
  const days = SESSIONS.filter((one) => one <= day)
  const lists = Object.entries(SERIES).map(([name, sign], shift) => [
    name,
    days.map((one, index) =>
      bar(one, 50 + sign * (10 * Math.sin(index / 25 + shift) + (one === day ? mood : 0))),
    ),
  ])
  return fixedSource('cnn', { ...Object.fromEntries(lists), fear_and_greed_historical: [bar(day, 50)] })
}

/** A Friday and the Monday after it, in the spring of 2021. */
const FRIDAY = '2021-06-25'
const MONDAY = '2021-06-28'

let deps: TestDeps
let source: MarketSource
beforeEach(() => {
  const cnn: MarketSource = { id: 'cnn', fetch: (request) => source.fetch(request) }
  deps = pipelineDeps({ clock: new FakeClock(`${FRIDAY}T15:00:00Z`), sources: [cnn] })
})

async function read(day: string, mood: number): Promise<number> {
  source = cnnUpTo(day, mood)
  const { score } = await updateIndex(deps, runOf({ profile: 'us' }))
  deps.clock.pass(600_000)
  return score.score
}

function raised() {
  const signal = indexSignal(deps.store, 'us')
  if (signal === null) throw new Error('there is no score')
  const moment = { now: 0, today: 0, awakeSince: 0, isOpen: () => false }
  return judge({ ...NO_SIGNALS, indexes: [signal], assets: () => [] }, rules, moment).found
}

const typesRaised = () => raised().map(({ type, subject }) => `${type} ${subject}`)

describe('a fall of more than 33 points within a session', () => {
  it('raises the jump at the first reading, and the extreme once it is confirmed', async () => {
    const calm = await read(FRIDAY, 0)
    expect(typesRaised()).toEqual([])
    const fallen = await read(FRIDAY, -40)
    expect(calm - fallen).toBeGreaterThan(33)
    expect(fallen).toBeLessThan(25)
    expect(typesRaised()).toEqual(['INDEX_JUMP us'])
    for (let reading = 1; reading < rules.INDEX_EXTREME.confirm; reading++) await read(FRIDAY, -40)
    expect(typesRaised().sort()).toEqual(['INDEX_EXTREME us/extreme_fear', 'INDEX_JUMP us'])
  })

  it('is still told after a recovery within the session only while the latest reading is far from another', async () => {
    await read(FRIDAY, 0)
    await read(FRIDAY, -40)
    await read(FRIDAY, 0)
    expect(raised()).toMatchObject([{ type: 'INDEX_JUMP', params: { over: 'all' } }])
  })
})

describe('a weekend', () => {
  it('compares Monday with the close of Friday, however many hours lie between', async () => {
    await read(FRIDAY, 20)
    deps.clock.pass(70 * 3_600_000)
    await read(MONDAY, -40)
    expect(typesRaised()).toEqual(['INDEX_JUMP us'])
  })

  it('is no session of its own: runs on it repeat the score of Friday and raise nothing', async () => {
    await read(FRIDAY, 0)
    deps.clock.pass(30 * 3_600_000)
    await read(FRIDAY, 0)
    await read(FRIDAY, 0)
    expect(typesRaised()).toEqual([])
  })
})

describe('the text of an alert', () => {
  const reading = (day: string, score: number, latest: number) => ({
    at: 0,
    day,
    score,
    isWhole: true,
    toLatest: { before: score, after: latest },
  })
  const scores = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 2, maxLength: 6 })

  it('names a score on the side of the bound that it names, unless it says that the alert is held', () => {
    fc.assert(
      fc.property(scores, fc.boolean(), (list, isOpen) => {
        const latest = list.at(-1) ?? 0
        const index = {
          profile: 'us',
          name: { messageKey: 'panel.profile.us' } as const,
          bounds: { fear: 25, greed: 75 },
          readings: list.map((score) => reading('2021-06-25', score, latest)),
        }
        const found: { subject: string; params: Record<string, unknown> }[] = []
        const moment = { now: 0, today: 0, awakeSince: 0, isOpen: () => isOpen }
        indexExtreme.judgeAll?.(
          { ...NO_SIGNALS, indexes: [index], assets: () => [] },
          rules,
          moment,
          (_, subject, outcome) =>
            void (outcome !== 'keep' && found.push({ subject, params: outcome.params })),
        )
        for (const { subject, params } of found) {
          if (params.held === 'yes') continue
          const [score, bound] = [Number(params.score), Number(params.bound)]
          expect(subject.endsWith('fear') ? score < bound : score >= bound).toBe(true)
        }
      }),
    )
  })

  it('tells a jump of at least the points that raise it', () => {
    fc.assert(
      fc.property(scores, (list) => {
        const latest = list.at(-1) ?? 0
        const readings = list.map((score) => reading('2021-06-25', score, latest))
        const index = {
          profile: 'us',
          name: { messageKey: 'panel.profile.us' } as const,
          bounds: { fear: 25, greed: 75 },
          readings,
        }
        const moment = { now: 0, today: 0, awakeSince: 0, isOpen: () => false }
        indexJump.judgeAll?.(
          { ...NO_SIGNALS, indexes: [index], assets: () => [] },
          rules,
          moment,
          (_, __, outcome) => {
            if (outcome === 'keep') return
            const { from, to } = outcome.params
            expect(Math.abs(Number(to) - Number(from))).toBeGreaterThanOrEqual(rules.INDEX_JUMP.points - 1e-9)
          },
        )
      }),
    )
  })

  it('says in each language what the numbers say', async () => {
    await read(FRIDAY, 0)
    await read(FRIDAY, -40)
    const [jump] = raised()
    const record = { ...jump, about: null } as unknown as AlertRecord
    for (const language of LANGUAGES) {
      const { message } = alertTextOf(record, { language, zone: 'UTC', today: 20_000 })
      expect(message).toContain(Number(jump?.params.from).toLocaleString(language))
      expect(message).toMatch(language === 'fr' ? /entre deux relevés/ : /between two readings/)
    }
  })
})
