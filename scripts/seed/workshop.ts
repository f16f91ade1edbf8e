/** Machines with maintenances: some late, some soon, some done, through the API of any instance. */
import type { PanelClient } from '../../renderer/client.ts'
import type { AssetInput } from '../../shared/maintenance.ts'
import { assetInputSchema, maintenanceInputSchema } from '../../shared/maintenance.ts'
import { dayText, utcDayNumber } from '../../shared/time/calendar-day.ts'

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

/** `inDays` from today; below 0 it is late. */
const PLANNED: readonly { machine: number; title: string; inDays: number; months?: number }[] = [
  { machine: 0, title: 'Oil change', inDays: -3, months: 6 },
  { machine: 2, title: 'Cartridge', inDays: 1, months: 3 },
  { machine: 3, title: 'Rope inspection', inDays: 2, months: 12 },
  { machine: 4, title: 'Exchanger cleaning', inDays: 5 },
  { machine: 6, title: 'Monthly test', inDays: 9, months: 1 },
  { machine: 5, title: 'Spindle bearings', inDays: 16 },
  { machine: 0, title: 'Pressure test', inDays: 23 },
]

/** Adds the machines and what is planned for them, then has the rules judge it: five alerts. */
export async function addWorkshop(client: PanelClient, now: number): Promise<void> {
  const ids: number[] = []
  for (const machine of MACHINES) ids.push((await client.assets.add(assetInputSchema.parse(machine))).id)
  for (const { machine, title, inDays, months } of PLANNED) {
    const recurrence = months ? { every: months, unit: 'month', from: 'plan' } : null
    const planned_on = dayText(utcDayNumber(now) + inDays)
    const input = { asset_id: ids[machine], title, planned_on, recurrence }
    await client.maintenances.add(maintenanceInputSchema.parse(input))
  }
  await client.alerts.generate()
}

/** Done in the months before: days ago, cost in the owner's currency. */
const DONE: readonly { machine: number; title: string; daysAgo: number; cost: number; notes: string }[] = [
  { machine: 0, title: 'Oil change', daysAgo: 187, cost: 214.5, notes: 'Filter replaced as well' },
  { machine: 2, title: 'Cartridge', daysAgo: 92, cost: 38, notes: '' },
  {
    machine: 3,
    title: 'Rope inspection',
    daysAgo: 361,
    cost: 640,
    notes: 'Report 2025-118; no broken wires',
  },
  { machine: 5, title: 'Spindle bearings', daysAgo: 410, cost: 1280, notes: '' },
  { machine: 6, title: 'Monthly test', daysAgo: 22, cost: 0, notes: '6.2 bar' },
  { machine: 6, title: 'Monthly test', daysAgo: 53, cost: 0, notes: '6.3 bar' },
]

/** Adds a machine that has been late for long, and completed maintenances with their costs. */
export async function addPastWork(client: PanelClient, now: number): Promise<void> {
  const { items } = await client.assets.list({ limit: 100 })
  const idOf = (at: number) => items.find(({ code }) => code === MACHINES[at]?.code)?.id
  for (const { machine, title, daysAgo, cost, notes } of DONE) {
    const day = dayText(utcDayNumber(now) - daysAgo)
    const closed = { status: 'completed', planned_on: day, completed_on: day }
    const input = { asset_id: idOf(machine), title, cost, notes, ...closed }
    await client.maintenances.add(maintenanceInputSchema.parse(input))
  }
  const boiler = { name: 'Boiler B-1', code: 'B-1', location: 'Boiler house', category: 'Heat' }
  const { id } = await client.assets.add(assetInputSchema.parse(boiler))
  const planned_on = dayText(utcDayNumber(now) - 58)
  await client.maintenances.add(
    maintenanceInputSchema.parse({ asset_id: id, title: 'Descaling', planned_on }),
  )
}
