/** What can be done about an alert in its row. */
import { expect, test, vi } from 'vitest'
import { AlertActions } from '../../renderer/views/alerts/AlertActions.tsx'
import type { Alert } from '../../shared/alert.ts'
import { show } from '../helpers/shown.tsx'

const alertOf = (changes: Partial<Alert>) =>
  ({
    id: 1,
    title: 'Job halted: ETH/USDT',
    state: 'active',
    maintenance_id: null,
    snoozed_until: null,
    target: { view: 'jobs', id: 'trades-eth' },
    ...changes,
  }) as Alert

test('a halted job is resumed where its alert says so, and the alert judged again at once', async () => {
  const resume = vi.fn().mockResolvedValue({})
  const generate = vi.fn().mockResolvedValue({})
  const { screen, hand } = show(<AlertActions alert={alertOf({ type: 'JOB_HALTED' })} />, {
    answers: { jobs: { resume }, alerts: { generate } },
  })
  await hand.click(screen.getByRole('button', { name: 'Resume' }))
  expect(resume.mock.lastCall?.[0]).toEqual({ id: 'trades-eth' })
  await expect.poll(() => generate.mock.calls.length).toBe(1)
})

test('a job that fails and goes on by itself has nothing to resume', () => {
  const { screen } = show(<AlertActions alert={alertOf({ type: 'JOB_FAILING' })} />)
  expect(screen.queryByRole('button', { name: 'Resume' })).toBeNull()
})
