import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCalendar } from '../../../../main/adapters/imports/ical.ts'
import { maintenanceCalendar } from '../../../../main/core/maintenances/export/calendar.ts'
import type { MaintenanceLine } from '../../../../main/core/maintenances/export/maintenance-line.ts'
import { calendarRows } from '../../../../main/core/maintenances/import/calendar-rows.ts'
import type { AssetRecord, MaintenanceRecord } from '../../../../main/core/maintenances/ports.ts'
import { assetInputSchema, METER_UNITS } from '../../../../shared/maintenance.ts'
import { addMonths, monthDay as monthDayOf } from '../../../../shared/time/calendar-day.ts'

/** Normalises line ends, drops control characters, which iCalendar cannot represent, and composes letters as imports do. */
function asWritten(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are left out
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g, '')
      .normalize('NFC')
  )
}

const awkward = fc.constantFrom(
  'a, b; c',
  'C:\\new\\n',
  ' - ',
  'C-12: x',
  '\r\n',
  '"',
  "'=1",
  'é',
  '🔧',
  '\t',
  ':',
)
const text = (most: number) =>
  fc
    .array(fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ maxLength: 30 })), {
      maxLength: 12,
    })
    .map((pieces) => asWritten(pieces.join('')).slice(0, most).trim().toWellFormed())
const name = text(200).filter((one) => one !== '')
const day = fc.integer({ min: 0, max: 84_005 })

/** Names, titles and references have no line ends. */
const oneLine = (texts: fc.Arbitrary<string>) => texts.map((one) => one.replace(/[\n\t]/g, ' ').trim())
const named = oneLine(name).filter((one) => one !== '')
const short = oneLine(text(200))
const asset = fc.record({ name: named, code: short, location: short }).map((fields): AssetRecord => {
  const { commissioned_on: _, ...input } = assetInputSchema.parse(fields)
  const times = { createdAt: 0, updatedAt: 0, commissionedDay: null }
  return { ...input, ...times, id: 1, lastMaintainedDay: null, nextPlannedDay: null, openMaintenances: 0 }
})

const recurrence = fc.record({
  every: fc.integer({ min: 1, max: 1000 }),
  unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  from: fc.constantFrom('plan' as const, 'completion' as const),
})
const maintenance = fc.record({
  id: fc.nat(),
  title: named,
  plannedDay: day,
  status: fc.constantFrom(
    'planned' as const,
    'in_progress' as const,
    'completed' as const,
    'cancelled' as const,
  ),
  doneDay: day,
  aim: fc.integer({ min: 1, max: 31 }),
  recurrence: fc.option(recurrence),
  cost: fc.option(fc.double({ min: 0, max: 1e12, noNaN: true }).map((cost) => cost + 0)),
  durationMinutes: fc.option(fc.integer({ min: 0, max: 525_600 })),
  assignee: short,
  leadDays: fc.option(fc.integer({ min: 0, max: 366 })),
  meter: fc.option(
    fc.record({
      unit: fc.constantFrom(...METER_UNITS),
      at: fc.integer({ min: 0, max: 1e9 }),
      every: fc.option(fc.integer({ min: 1, max: 1e9 })),
    }),
  ),
  links: fc.array(
    fc.webUrl({ withQueryParameters: true }).filter((url) => !url.endsWith(';')),
    { maxLength: 3 },
  ),
  reference: short,
  notes: text(4000),
  createdAt: fc.integer({ min: 0, max: 4e12 }),
  updatedAt: fc.integer({ min: 0, max: 4e12 }),
})

const line = fc.tuple(asset, maintenance).map(([of, { doneDay, aim, ...one }]): MaintenanceLine => {
  const completedDay = one.status === 'completed' ? doneDay : null
  const monthDay = addMonths(one.plannedDay, 0, aim) === one.plannedDay ? aim : monthDayOf(one.plannedDay)
  const record: MaintenanceRecord = {
    ...{ ...one, completedDay, monthDay, dueByMeter: false, calendarDay: null },
    ...{ assetId: of.id, assetName: of.name },
  }
  return { maintenance: record, asset: of }
})

const { head, piece, tail } = maintenanceCalendar
const fileOf = (lines: readonly MaintenanceLine[]) => head + lines.map(piece).join('') + tail
const rowsOf = (file: string) => calendarRows(readCalendar(file, 0, 'Europe/Paris'), '')

/** Each has its own UID. */
const LINES = {
  minLength: 1,
  maxLength: 4,
  selector: ({ maintenance: { id, createdAt } }: MaintenanceLine) => `${id} ${createdAt}`,
} as const

test('what is written as a calendar is read back as it was', () => {
  fc.assert(
    fc.property(fc.uniqueArray(line, LINES), (lines) => {
      const read = rowsOf(fileOf(lines))
      expect(read.faults).toEqual([])
      expect(read.rows.map(({ asset, values, details }) => ({ asset, ...values, details }))).toEqual(
        lines.map(({ maintenance: one, asset: of }) => ({
          asset: { name: one.assetName, code: of?.code, location: of?.location },
          title: one.title,
          plannedDay: one.plannedDay,
          monthDay: one.monthDay,
          status: one.status,
          completedDay: one.completedDay,
          recurrence: one.recurrence,
          cost: one.cost,
          reference: one.reference,
          notes: one.notes,
          details: {
            ...(one.assignee !== '' && { assignee: one.assignee }),
            ...(one.durationMinutes !== null && { durationMinutes: one.durationMinutes }),
            ...(one.leadDays !== null && { leadDays: one.leadDays }),
            ...(one.meter !== null && { meter: one.meter }),
            ...(one.links.length > 0 && { links: one.links }),
          },
        })),
      )
    }),
    { numRuns: 300 },
  )
}, 60_000)

test('no line is longer than 75 octets, and each ends as RFC 5545 asks', () => {
  fc.assert(
    fc.property(line, (one) => {
      const file = fileOf([one])
      expect(file.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true)
      for (const written of file.slice(0, -2).split('\r\n')) {
        expect(Buffer.byteLength(written)).toBeLessThanOrEqual(75)
        expect(written).not.toMatch(/[\r\n]/)
      }
    }),
    { numRuns: 300 },
  )
}, 60_000)

test('what its owner changed in a calendar is taken over', () => {
  const [of] = fc.sample(asset, 1) as [AssetRecord]
  const one: MaintenanceRecord = {
    ...{ id: 7, assetId: of.id, assetName: of.name, title: 'Vidange', plannedDay: 20_521, monthDay: 9 },
    ...{ status: 'in_progress', completedDay: null, recurrence: null, cost: 12, reference: '', notes: '' },
    ...{
      assignee: '',
      durationMinutes: null,
      leadDays: null,
      meter: null,
      dueByMeter: false,
      calendarDay: null,
      links: [],
      createdAt: 0,
      updatedAt: 0,
    },
  }
  const changed = fileOf([{ maintenance: one, asset: of }])
    .replace('STATUS:CONFIRMED', 'STATUS:CANCELLED')
    .replace('20260309', '20260312')
    .replace('X-VIGIE-COST:12', 'X-VIGIE-COST:12 euros and more')
  const { rows, faults } = rowsOf(changed)
  expect(rows).toEqual([])
  expect(faults).toMatchObject([{ column: 'X-VIGIE-COST', problem: 'not_a_number' }])
  const [row] = rowsOf(changed.replace(' euros and more', ',50')).rows
  expect(row?.values).toMatchObject({ status: 'cancelled', plannedDay: 20_524, cost: 12.5, title: 'Vidange' })
})
