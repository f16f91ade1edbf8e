import { expect, test } from 'vitest'
import { dueIn, weeksFrom } from '../../renderer/views/alerts/calendar-days.ts'

test('the weeks begin on the Monday before, also on a Sunday', () => {
  const weeks = weeksFrom('2026-11-22', 6)
  expect([weeks[0]?.[0], weeks.at(-1)?.at(-1)]).toEqual(['2026-11-16', '2026-12-27'])
})

test('beside the weeks stands what is late or falls within them, and nothing later', () => {
  const items = ['2026-10-01', '2026-12-27', '2026-12-28'].map((day) => ({ day }))
  expect(dueIn(weeksFrom('2026-11-22', 6), items)).toEqual(items.slice(0, 2))
})
