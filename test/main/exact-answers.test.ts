/** Every read of the contract over REST answers exactly what its schema describes, on an instance with data of all kinds. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { API_ROUTES } from '../../main/adapters/router/routes.ts'
import { seedInstance } from '../../scripts/seed/seed.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'

const folder = mkdtempSync(join(tmpdir(), 'vigie-exact-'))
let vigie: RunningInstance
beforeAll(async () => {
  await seedInstance(folder, { now: Date.now(), tradedDays: 2 })
  vigie = await startInstance(folder, { network: false })
}, 120_000)
afterAll(async () => {
  await vigie.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})

/** What a read is asked with beside what its path names, where it asks for something. */
const ASKED: Readonly<Record<string, string>> = {
  'index.component': '?name=momentum',
  'runs.timeline': '?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z',
  'occupations.diff': '?from=1&to=2',
}

/** What the data has none of. */
const UNSEEDED = ['runs.output', 'occupations.proposal', 'analysis.call', 'channels.get']

/** The items from which the variable parts of an address are taken, by the list that has them. */
async function firstOf(list: string, field: string): Promise<readonly string[]> {
  const { items } = await (await vigie.ask(`/api/v1/${list}`)).json()
  return items.slice(0, 20).map((item: Readonly<Record<string, unknown>>) => String(item[field]))
}

const PLACES: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  jobs: async () => {
    const { jobs } = await (await vigie.ask('/api/v1/jobs')).json()
    return jobs.map(({ id }: { id: string }) => id)
  },
  analysis: () => PLACES.jobs?.() ?? Promise.resolve([]),
  figures: () => PLACES.jobs?.() ?? Promise.resolve([]),
  runs: () => firstOf('runs', 'id'),
  occupations: () => firstOf('occupations', 'code'),
  alerts: () => firstOf('alerts', 'id'),
  channels: async () => ['desktop'],
  assets: () => firstOf('assets', 'id'),
  maintenances: () => firstOf('maintenances', 'id'),
}

const reads = API_ROUTES.filter(({ method, streams }) => method === 'GET' && !streams)

it.each(reads.map((route) => [route.name, route] as const))('%s', async (name, { address, parameters }) => {
  const [, group = ''] = address.split('/')
  const named = parameters.length === 0 ? [''] : await PLACES[group]?.()
  expect(named).not.toEqual([])
  // `ask` compares each answer with the schema.
  const statuses: number[] = []
  for (const value of named ?? []) {
    const { status } = await vigie.ask(`/api/v1${address.replace(/\{\w+\}/, value)}${ASKED[name] ?? ''}`)
    statuses.push(status)
  }
  if (!UNSEEDED.includes(name)) expect(statuses).toContain(200)
})
