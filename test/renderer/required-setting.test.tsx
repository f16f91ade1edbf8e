/** A job that lacks the setting without which it does nothing: where it is entered, and what leads there. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { notice } from '../../renderer/shell/toast.ts'
import { TargetCard } from '../../renderer/views/analysis/TargetCard.tsx'
import { JobDetail } from '../../renderer/views/jobs/JobDetail.tsx'
import type { AnalysisTarget } from '../../shared/contract/analysis.ts'
import { aJob } from '../helpers/a-job.ts'
import { refusal } from '../helpers/refusal.ts'
import { show } from '../helpers/shown.tsx'

const ADDRESS = 'http://127.0.0.1:3001'
const SILENT = aJob({
  id: 'analysis',
  kind: 'analysis',
  state: 'off',
  state_reason: 'analysis.off.no_url',
  settings: { url: '', path: '/analyze' },
})
const ANSWERING = aJob({ id: 'analysis', kind: 'analysis', settings: { url: ADDRESS, path: '/analyze' } })

const NO_RUNS = { list: async () => ({ items: [], next_cursor: null }), recent: async () => ({ jobs: [] }) }
const CLOCK = { clock: async () => ({ periods: [] }) }

afterEach(() => notice.set(null))

describe('the page of such a job', () => {
  function shown(configure = vi.fn().mockResolvedValue(ANSWERING)) {
    const trigger = vi.fn()
    const page = show(<JobDetail job={SILENT} />, {
      answers: { jobs: { configure, trigger }, runs: NO_RUNS, system: CLOCK },
    })
    const field = () => page.screen.getByLabelText('Address to ask')
    const save = () => page.hand.click(page.screen.getByRole('button', { name: 'Save' }))
    return { ...page, configure, trigger, field, save }
  }

  test('asks for the setting at once, and saves it', async () => {
    const { hand, field, save, configure } = shown()
    await hand.type(field(), ADDRESS)
    expect(configure).not.toHaveBeenCalled()
    await save()
    expect(configure).toHaveBeenCalledWith({
      id: 'analysis',
      changes: { settings: { url: ADDRESS } },
    })
  })

  test('asks for it once, also while it is configured', async () => {
    const { screen, hand, field } = shown()
    await hand.click(screen.getByRole('button', { name: 'Configure' }))
    await screen.findByLabelText('Path')
    expect(screen.getAllByLabelText('Address to ask')).toEqual([field()])
  })

  test('leads there by "Run now" instead of a run that cannot begin', async () => {
    const { screen, hand, field, trigger } = shown()
    await hand.click(screen.getByRole('button', { name: 'Run now' }))
    expect(document.activeElement).toBe(field())
    expect(trigger).not.toHaveBeenCalled()
  })

  test('does not send nothing, and says so at the field', async () => {
    const { field, save, configure } = shown()
    await save()
    expect(configure).not.toHaveBeenCalled()
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(field())
  })

  test('says at the field why Vigie refuses what was entered', async () => {
    const refused = vi.fn().mockRejectedValue(refusal('settings.url', 'no such host'))
    const { screen, hand, field, save } = shown(refused)
    await hand.type(field(), ADDRESS)
    await save()
    await screen.findByText('No such host.')
  })
})

test('the page of a job that has it asks for nothing', () => {
  const { screen } = show(<JobDetail job={ANSWERING} />, { answers: { runs: NO_RUNS, system: CLOCK } })
  expect(screen.queryByLabelText('Address to ask')).toBeNull()
})

test('a service without an address asks for it where the first visit ends', async () => {
  const target = { job_id: 'analysis', name: 'Analysis', url: '' } as AnalysisTarget
  const { screen } = show(<TargetCard target={target} />, {
    answers: { jobs: { list: async () => ({ jobs: [SILENT] }) } },
  })
  await screen.findByLabelText('Address to ask')
})

test('of a halted job the first action is to resume it', () => {
  const halted = { ...ANSWERING, state: 'halted' as const, failures_in_a_row: 5 }
  const { screen } = show(<JobDetail job={halted} />, { answers: { runs: NO_RUNS, system: CLOCK } })
  const named = screen.getAllByRole('button').filter(({ className }) => className.includes('primary'))
  expect(named.map(({ textContent }) => textContent)).toEqual(['Resume'])
})
