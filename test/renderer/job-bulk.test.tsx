/** What is done to several jobs, and what Undo makes of each of them. */
import { afterEach, expect, test, vi } from 'vitest'
import { notice } from '../../renderer/shell/toast.ts'
import { JobBulk } from '../../renderer/views/jobs/JobBulk.tsx'
import { aJob } from '../helpers/a-job.ts'
import { show } from '../helpers/shown.tsx'

afterEach(() => notice.set(null))

const UNTIL = '2026-05-01T12:00:00Z'
const JOBS = [
  aJob({ id: 'alerts' }),
  aJob({ id: 'trades', state: 'halted' }),
  aJob({ id: 'analysis', state: 'paused', pause: { since: '2026-05-01T10:00:00Z', until: UNTIL } }),
]

function bar() {
  const [pause, resume] = [vi.fn().mockResolvedValue({}), vi.fn().mockResolvedValue({})]
  const selection = {
    chosen: JOBS.map(({ id }) => id),
    has: () => true,
    toggle: vi.fn(),
    all: true,
    toggleAll: vi.fn(),
    clear: vi.fn(),
  }
  const page = show(<JobBulk jobs={JOBS} selection={selection} />, { answers: { jobs: { pause, resume } } })
  const undo = async () => {
    await expect.poll(() => notice.get()?.undo).toBeDefined()
    await notice.get()?.undo?.()
  }
  return { ...page, pause, resume, undo }
}

test('a pause leaves what rests already alone, so that Undo does not wake it', async () => {
  const { screen, hand, pause, resume, undo } = bar()
  await hand.click(screen.getByRole('button', { name: 'Pause the selected jobs' }))
  await hand.click(screen.getByRole('menuitem', { name: 'For one hour' }))
  expect(pause.mock.calls).toEqual([[{ id: 'alerts', length: 'one_hour' }]])
  await undo()
  expect(resume.mock.calls).toEqual([[{ id: 'alerts' }]])
})

test('what was resumed rests again after Undo, a pause until its end', async () => {
  const { screen, hand, pause, resume, undo } = bar()
  await hand.click(screen.getByRole('button', { name: 'Resume' }))
  expect(resume.mock.calls).toEqual([[{ id: 'trades' }], [{ id: 'analysis' }]])
  await undo()
  expect(pause.mock.calls).toEqual([[{ id: 'trades' }], [{ id: 'analysis', until: UNTIL }]])
})
