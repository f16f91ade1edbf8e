/**
 * Whatever is written, by whomever, and however time passes: an answer from memory is byte for byte the one that would be
 * made now.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ApiHandler, api } from '../../main/adapters/http/api.ts'
import { withMicrocache } from '../../main/adapters/http/microcache.ts'
import { withOldAlerts } from '../../main/adapters/http/old-alerts.ts'
import { routeOf, saidInAddress } from '../../main/adapters/http/route-table.ts'
import { API_ROUTES, readsStored } from '../../main/adapters/router/routes.ts'
import { connect } from '../../main/adapters/sqlite/connection.ts'
import type { Application } from '../../main/application.ts'
import { composeCircumstances } from '../../main/composition/circumstances.ts'
import { seedInstance } from '../../scripts/seed/seed.ts'
import { HOUR_MS } from '../../shared/time/units.ts'
import { FakeClock } from '../helpers/fake-clock.ts'
import { createTestApplication } from '../helpers/instance.ts'

const folder = mkdtempSync(join(tmpdir(), 'vigie-again-'))
const START = Date.parse('2026-11-30T22:50:00Z')
const clock = new FakeClock(START)
let vigie: Application
let other: Database
const plain = withOldAlerts(api)
let cached: ApiHandler
let made = 0

beforeAll(async () => {
  await seedInstance(folder, { now: START, tradedDays: 1 })
  vigie = createTestApplication(folder, { network: false, platform: { clock } })
  other = connect(vigie.foundation.db.name)
  const counted: ApiHandler = (call, context) => {
    made += 1
    return plain(call, context)
  }
  cached = withMicrocache(
    counted,
    composeCircumstances(vigie.foundation, () => false),
  )
}, 120_000)
afterAll(async () => {
  other.close()
  await vigie.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})

const QUESTIONS = [
  '/api/v1/index/latest',
  '/api/v1/index/latest?profile=us',
  '/api/v1/index/history?days=30',
  '/api/v1/index/history?days=31',
  '/api/v1/alerts',
  '/api/v1/alerts?unread=true&limit=2',
  '/api/v1/alerts/counts',
  '/api/v1/runs',
  '/api/v1/runs?limit=3&outcome=failed',
  '/api/v1/runs?job_id=alerts',
  '/api/alerts',
]

/** Asks both, and compares. */
async function asked(path: string, language: 'en' | 'fr', right: 'read' | 'admin'): Promise<void> {
  const address = new URL(`http://localhost${path}`)
  const route = routeOf('GET', address.pathname)
  const call = {
    route,
    request: { address, header: () => null, signal: new AbortController().signal },
    input: saidInAddress(route, address),
  }
  const { services, foundation } = vigie
  const conceals = right !== 'admin'
  const context = { services, log: foundation.log, language, reference: () => 'reference', right, conceals }
  const answer = await cached(call, context)
  const now = await plain(call, context)
  expect([path, answer.status, String(answer.body)]).toEqual([path, now.status, now.body])
}

/** What changes one of the answers. */
const WRITES = [
  'UPDATE alerts SET unread = 1 - unread WHERE id = (SELECT max(id) FROM alerts)',
  "UPDATE alerts SET state = iif(state = 'active', 'dismissed', 'active') WHERE id = (SELECT min(id) FROM alerts)",
  'UPDATE index_scores SET score = 99 - score WHERE id = (SELECT id FROM index_scores ORDER BY as_of DESC LIMIT 1)',
  "UPDATE runs SET outcome = iif(outcome = 'failed', 'succeeded', 'failed') WHERE id = (SELECT max(id) FROM runs)",
  'DELETE FROM runs WHERE id = (SELECT max(id) FROM runs)',
]

type Question = Parameters<typeof asked>
/** One step, for those who ask these questions again and again. */
type Step = (ask: () => Promise<void>) => unknown

const write = fc.constantFrom(...WRITES)
const question: fc.Arbitrary<Question> = fc.tuple(
  fc.constantFrom(...QUESTIONS),
  fc.constantFrom('en' as const, 'fr' as const),
  fc.constantFrom('read' as const, 'admin' as const),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: write.map((sql) => () => vigie.foundation.db.exec(sql)) },
  { weight: 3, arbitrary: write.map((sql) => () => other.exec(sql)) },
  write.map(
    (sql): Step =>
      async (ask) => {
        const { db } = vigie.foundation
        db.exec(`BEGIN; ${sql}`)
        await ask()
        db.exec('ROLLBACK')
      },
  ),
  fc.constantFrom('UTC', 'Asia/Tokyo', 'America/New_York').map((zone) => () => clock.travel(zone)),
  fc.constantFrom(1, 400, 1000, HOUR_MS).map((ms) => () => clock.pass(ms)),
  fc.constantFrom('Asia/Tokyo', 'Europe/Paris').map((zone) => () => {
    vigie.foundation.settings.update((before) => {
      for (const job of Object.values(before.jobs)) job.schedule.zone = zone
      return before
    })
  }),
)

it('every answer is the one that would be made now', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(question, { minLength: 1, maxLength: 4 }),
      fc.array(step, { maxLength: 12 }),
      async (questions, steps) => {
        const ask = async () => {
          for (const each of questions) await asked(...each)
        }
        await ask()
        for (const each of steps) {
          await each(ask)
          await ask()
        }
      },
    ),
    { numRuns: 40 },
  )
}, 120_000)

it('an answer is made once as long as nothing changes', async () => {
  clock.pass(HOUR_MS)
  made = 0
  for (const path of [...QUESTIONS, ...QUESTIONS]) await asked(path, 'en', 'admin')
  expect(made).toBe(QUESTIONS.length)
})

it('no answer outlives a start or a stop of the scheduler, which tells what became of runs', () => {
  let isLooking = false
  const circumstances = composeCircumstances(vigie.foundation, () => isLooking)
  const before = circumstances()
  isLooking = true
  expect(circumstances()).not.toEqual(before)
})

it('every operation of which answers are given again is asked here', () => {
  const names = QUESTIONS.map((path) => routeOf('GET', new URL(`http://localhost${path}`).pathname).name)
  const stored = API_ROUTES.filter(readsStored).map(({ name }) => name)
  expect(stored.filter((name) => !names.includes(name))).toEqual([])
})
