/** Fills an instance as an owner would, through its API: for screenshots and measurements of the panel. */
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { restTransport } from '../../renderer/client/rest.ts'
import { createClient, type PanelClient } from '../../renderer/client.ts'
import type { AssetInput, MaintenanceInput } from '../../shared/maintenance.ts'
import { assetInputSchema, maintenanceInputSchema } from '../../shared/maintenance.ts'
import { startExchange } from '../servers/exchange.ts'
import { sharedData } from './shared-data.ts'
import { madeDay } from './trade-data.ts'

const DAY_MS = 86_400_000

/** The panel's own client, for an instance in this or another process. */
export function clientOf(url: string, token: string): PanelClient {
  return createClient(restTransport(url, { token: () => token, language: () => 'en' }))
}

/** Skips the initial questions, and prevents unrequested runs of the index. */
export async function settle(client: PanelClient): Promise<void> {
  await client.settings.update({ changes: { appearance: { first_run_done: true } } })
}

/** Runs a job and waits for its end. */
async function runJob(client: PanelClient, id: string): Promise<void> {
  await untilIdle(client, id)
  await client.jobs.trigger({ id })
  await untilIdle(client, id)
}

async function untilIdle(client: PanelClient, id: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if ((await client.jobs.get({ id })).running === null) return
    await pause(50)
  }
  throw new Error(`The job ${id} did not come to rest.`)
}

/** Adds over a year of real sessions, then replays the sample up to `sessions` after its start. */
export async function fillIndex(client: PanelClient, sessions: number): Promise<void> {
  await client.index.backfill({ from: '2018-06-01', to: '2020-01-01' })
  for (let done = 0; done < sessions; done += 1) await runJob(client, 'fear-greed')
}

const MACHINES: readonly (Partial<AssetInput> & { name: string })[] = [
  { name: 'Compressor C-12', code: 'C-12', location: 'North workshop', category: 'Air' },
  { name: 'Press P-3', code: 'P-3', location: 'Hall 2', category: 'Forming', status: 'needs_maintenance' },
  { name: 'Filter F-2', code: 'F-2', location: 'Boiler house', category: 'Water' },
  { name: 'Overhead crane', code: 'PR-1', location: 'Hall 1', category: 'Lifting' },
  {
    name: 'Heat recovery unit of the second drying line, east wing (temporary)',
    code: 'HRU-2E',
    location: 'East wing, level 2',
    category: 'Air',
  },
  { name: 'Lathe T-7', code: 'T-7', location: 'Hall 1', category: 'Machining' },
  { name: 'Fire pump', code: 'FP-1', location: 'Gatehouse', category: 'Safety' },
]

const WORK: readonly { machine: number; title: string; inDays: number; months?: number }[] = [
  { machine: 0, title: 'Oil change', inDays: -3, months: 6 },
  { machine: 2, title: 'Cartridge', inDays: 1, months: 3 },
  { machine: 3, title: 'Rope inspection', inDays: 2, months: 12 },
  { machine: 4, title: 'Exchanger cleaning', inDays: 5 },
  { machine: 6, title: 'Monthly test', inDays: 9, months: 1 },
  { machine: 5, title: 'Spindle bearings', inDays: 16 },
  { machine: 0, title: 'Pressure test', inDays: 23 },
]

/** Adds assets and their maintenances: one late, some soon, some later. */
export async function fillAssets(client: PanelClient, today = Date.now()): Promise<void> {
  const ids: number[] = []
  for (const machine of MACHINES) ids.push((await client.assets.add(assetInputSchema.parse(machine))).id)
  for (const { machine, title, inDays, months } of WORK) {
    const planned_on = new Date(today + inDays * DAY_MS).toISOString().slice(0, 10)
    const recurrence = months ? { every: months, unit: 'month', from: 'plan' } : null
    const input = maintenanceInputSchema.parse({ asset_id: ids[machine], title, planned_on, recurrence })
    await client.maintenances.add(input satisfies MaintenanceInput)
  }
  await client.alerts.generate()
}

/** Collects days from an exchange on loopback, with bars; returns a function that stops the exchange. */
export async function fillTrades(client: PanelClient, days: number): Promise<() => Promise<unknown>> {
  const first = Date.parse('2024-01-26')
  const archives = new Map(
    Array.from({ length: days }, (_, at) => {
      const day = new Date(first + at * DAY_MS).toISOString().slice(0, 10)
      return [day, madeDay(day, 40_000, 1 + at * 40_000)] as const
    }),
  )
  const exchange = await startExchange({ archives })
  await client.jobs.configure({
    id: 'trades',
    changes: {
      settings: { archive_url: exchange.url, api_url: exchange.url, today: false, window_days: 10 },
    },
  })
  await client.trades.start({})
  await untilIdle(client, 'trades')
  for (let windows = 1; windows < days / 10; windows += 1) await runJob(client, 'trades')
  await client.trades.buildBars({})
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await client.trades.operation({})).operation?.state !== 'running') break
    await pause(100)
  }
  return () => exchange.close()
}

/** Imports the official tree if this machine has it, and rewrites one record twice in simulation. */
export async function fillOccupations(client: PanelClient): Promise<boolean> {
  const tree = sharedData('G_rome', 'arborescence_principale.xlsx')
  if (tree === null) return false
  const data_base64 = (await readFile(tree)).toString('base64')
  await client.occupations.import({ name: 'arborescence.xlsx', data_base64, publish: true })
  await client.occupations.update({ code: 'M1805' })
  await client.occupations.update({ code: 'M1805' })
  return true
}
