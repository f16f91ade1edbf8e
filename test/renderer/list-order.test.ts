/** The order, groups and search of the lists. */
import { expect, test } from 'vitest'
import { byUrgency, groupsOf } from '../../renderer/views/alerts/alert-order.ts'
import { isIn, pressingFirst } from '../../renderer/views/jobs/job-order.ts'
import { matchesSearch } from '../../renderer/words/search.ts'
import type { Alert } from '../../shared/alert.ts'
import type { Job } from '../../shared/job.ts'

const alert = (id: number, fields: Partial<Alert>) =>
  ({
    id,
    priority: 'HIGH',
    type: 'MAINTENANCE_LATE',
    days: null,
    asset_name: null,
    created_at: '',
    ...fields,
  }) as Alert

test('an alert 58 days late stands above one that is 1 day late, whichever is newer, and both below a critical one', () => {
  const listed = [
    alert(3, { days: -1 }),
    alert(2, { days: -58 }),
    alert(1, {}),
    alert(4, { priority: 'CRITICAL' }),
    alert(5, { days: 6 }),
  ].sort(byUrgency)
  expect(listed.map(({ id }) => id)).toEqual([4, 2, 3, 5, 1])
})

test('alerts are grouped by asset or kind, the group of the most urgent first', () => {
  const alerts = [
    alert(1, { asset_name: 'Press' }),
    alert(2, { asset_name: 'Crane' }),
    alert(3, { asset_name: 'Press', type: 'MAINTENANCE_URGENT' }),
    alert(4, { type: 'DISK_LOW' }),
  ]
  const ids = (by: 'asset' | 'kind' | null) =>
    groupsOf(alerts, by).map((group) => [group.key, group.items.map(({ id }) => id)])
  expect(ids('asset')).toEqual([
    ['Press', [1, 3]],
    ['Crane', [2]],
    [null, [4]],
  ])
  expect(ids('kind')).toEqual([
    ['MAINTENANCE_LATE', [1, 2]],
    ['MAINTENANCE_URGENT', [3]],
    ['DISK_LOW', [4]],
  ])
  expect(ids(null)).toEqual([[null, [1, 2, 3, 4]]])
})

test.each([
  ['', true],
  ['peur avidite', true],
  ['AVIDITÉ', true],
  ['peur soif', false],
])('"%s" is found in “Peur et avidité”: %s', (search, found) => {
  expect(matchesSearch('Peur et avidité', search)).toBe(found)
})

const job = (id: string, fields: Partial<Job>) =>
  ({
    id,
    definition: { enabled: true },
    state: 'idle',
    state_reason: null,
    pause: null,
    running: null,
    failures_in_a_row: 0,
    failing_since: null,
    last_run: null,
    next_run_time: null,
    ...fields,
  }) as unknown as Job

test('jobs that need somebody come first, the others stay in their order', () => {
  const jobs = [
    job('calm', {}),
    job('failing', { failures_in_a_row: 2 }),
    job('halted', { state: 'halted' }),
    job('quiet', {}),
  ]
  expect(pressingFirst(jobs).map(({ id }) => id)).toEqual(['halted', 'failing', 'calm', 'quiet'])
  expect(jobs.filter((one) => isIn(one, 'attention')).map(({ id }) => id)).toEqual(['failing', 'halted'])
  expect(jobs.filter((one) => isIn(one, null))).toHaveLength(4)
})
