/** The calendar feed as text. */
import { expect, it } from 'vitest'
import { feedText } from '../../../../main/core/maintenances/export/feed.ts'
import type { DueMaintenance } from '../../../../shared/contract/maintenances.ts'

const at = '2026-11-22T15:20:00+01:00'
const maintenance = {
  id: 1,
  asset_name: 'Chaudière n° 3',
  title: 'Joint',
  assignee: '',
  notes: '',
  links: [],
}
const due = {
  day: '2026-12-01',
  projected: false,
  maintenance: { ...maintenance, created_at: at, updated_at: at },
} as unknown as DueMaintenance

it.each([
  ['en', 'SUMMARY:Chaudière n° 3: Joint'],
  ['fr', 'SUMMARY:Chaudière n° 3 : Joint'],
] as const)('names an event as its reader writes it: %s', (language, line) => {
  expect(feedText([due], language)).toContain(`\r\n${line}\r\n`)
})
