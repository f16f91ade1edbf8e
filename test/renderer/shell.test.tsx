/** What the shell asks and offers: first questions, the token, commands, keys, pauses. */
import { fireEvent } from '@testing-library/dom'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { PanelSession } from '../../renderer/session.ts'
import { FirstRun } from '../../renderer/shell/FirstRun.tsx'
import { Palette } from '../../renderer/shell/Palette.tsx'
import { PauseMenu } from '../../renderer/shell/PauseMenu.tsx'
import { ShortcutList } from '../../renderer/shell/ShortcutList.tsx'
import { Shortcuts } from '../../renderer/shell/Shortcuts.tsx'
import { Toast } from '../../renderer/shell/Toast.tsx'
import { TokenGate } from '../../renderer/shell/TokenGate.tsx'
import { notice, showToast } from '../../renderer/shell/toast.ts'
import { settingsSchema } from '../../shared/settings.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { aJob } from '../helpers/a-job.ts'
import { type Answers, focused, show } from '../helpers/shown.tsx'

const settings = settingsSchema.parse({})

describe('the first questions', () => {
  function shown(jobs: Answers['jobs'] = {}) {
    const update = vi.fn().mockResolvedValue(settings)
    const about = vi.fn().mockResolvedValue({ start_at_login: null })
    const page = show(<FirstRun settings={settings} />, {
      answers: { settings: { update }, system: { about }, jobs },
    })
    return { ...page, update }
  }

  test('configure the market that was chosen, and only then count as answered', async () => {
    const configure = vi.fn().mockResolvedValue({})
    const trigger = vi.fn().mockResolvedValue({})
    const { screen, hand, update } = shown({ configure, trigger })
    await hand.click(screen.getByRole('radio', { name: /^Bitcoin/ }))
    await hand.click(screen.getByRole('button', { name: 'Begin' }))
    await expect.poll(() => trigger.mock.calls.length).toBe(1)
    expect(configure).toHaveBeenCalledWith({
      id: 'fear-greed',
      changes: { settings: { profile: 'bitcoin' } },
    })
    expect(update).toHaveBeenCalledWith({ changes: { appearance: { first_run_done: true } } })
    expect(location.hash).toBe('#/now')
  })

  test('for another purpose ask for no market and change none', async () => {
    const configure = vi.fn()
    const { screen, hand, update } = shown({ configure })
    await hand.click(screen.getByRole('radio', { name: /machines/i }))
    expect(screen.queryByRole('radio', { name: /^Bitcoin/ })).toBeNull()
    await hand.click(screen.getByRole('button', { name: 'Begin' }))
    await expect.poll(() => update.mock.calls.length).toBe(1)
    expect(configure).not.toHaveBeenCalled()
    expect(location.hash).toBe('#/alerts/assets')
  })

  test('about a page lead to the form of a job that watches one', async () => {
    const { screen, hand } = shown()
    await hand.click(screen.getByRole('radio', { name: /page/i }))
    await hand.click(screen.getByRole('button', { name: 'Begin' }))
    await expect.poll(() => decodeURIComponent(location.hash)).toBe('#/jobs/+web-page')
  })

  test('show the language that was chosen last, whatever becomes of the one before', async () => {
    const first = Promise.withResolvers<unknown>()
    const { screen, hand, update } = shown()
    update.mockReturnValueOnce(first.promise)
    await hand.click(screen.getByRole('radio', { name: 'Français' }))
    await hand.click(screen.getByRole('radio', { name: 'English' }))
    const english = screen.getByRole<HTMLInputElement>('radio', { name: 'English' })
    expect(english.checked).toBe(true)
    update.mockReturnValueOnce(new Promise(() => {}))
    first.reject(new Error('no'))
    await expect.poll(() => update.mock.calls.length).toBe(2)
    expect(update.mock.lastCall).toEqual([{ changes: { appearance: { language: 'en' } } }])
    expect(english.checked).toBe(true)
  })

  test('stay open with the reason if the market is refused', async () => {
    const configure = vi.fn().mockRejectedValue(new Error('no'))
    const { screen, hand, update } = shown({ configure })
    await hand.click(screen.getByRole('button', { name: 'Begin' }))
    await screen.findByRole('alert')
    expect(update).not.toHaveBeenCalled()
  })
})

describe('the page that asks for the token', () => {
  const gate = (refused: boolean) => {
    const giveToken = vi.fn<PanelSession['giveToken']>()
    return { ...show(<TokenGate refused={refused} />, { session: { giveToken } }), giveToken }
  }

  test('has the focus in its field, and takes the token without its blanks', async () => {
    const { screen, hand, giveToken } = gate(false)
    await expect.poll(() => document.activeElement).toBe(screen.getByLabelText('Token'))
    await hand.keyboard(' abc {Enter}')
    expect(giveToken).toHaveBeenCalledWith('abc', false)
  })

  test('cannot be sent empty, and says that a token was refused', () => {
    const { screen } = gate(true)
    expect(screen.getByRole<HTMLButtonElement>('button').disabled).toBe(true)
    const field = screen.getByLabelText('Token')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByRole('alert').id).toBe(field.getAttribute('aria-describedby'))
  })
})

describe('the commands', () => {
  function shown(language: Language = 'en') {
    const close = vi.fn()
    const list = async () => ({ items: [] })
    const answers = { jobs: { list: async () => ({ jobs: [] }) }, assets: { list }, occupations: { list } }
    const page = show(<Palette onClose={close} onKeys={vi.fn()} />, { answers, language })
    const field = page.screen.getByRole('combobox')
    const current = () => page.screen.queryByRole('option', { selected: true })?.textContent
    return { ...page, close, field, current }
  }

  test('name the chosen one for who does not see it, and go round', async () => {
    const { screen, hand, field, current } = shown()
    field.focus()
    const [first] = screen.getAllByRole('option')
    expect(field.getAttribute('aria-activedescendant')).toBe(first?.id)
    await hand.keyboard('{ArrowUp}')
    expect(current()).toBe(screen.getAllByRole('option').at(-1)?.textContent)
    await hand.keyboard('{ArrowDown}')
    expect(current()).toBe(first?.textContent)
  })

  test('close before one acts', async () => {
    const { hand, field, close } = shown()
    await hand.type(field, 'Settings{Enter}')
    expect(close).toHaveBeenCalledTimes(1)
    expect(location.hash).toBe('#/settings')
  })

  test.each([
    ['calendrier', '#/alerts/calendar'],
    ['chronologie', '#/jobs?as=timeline'],
    ['ajouter', '#/alerts/assets?open=asset'],
    ['importer', '#/alerts/assets?open=import'],
    ['langue', '#/settings?at=appearance.language'],
    ['theme', '#/settings?at=appearance.theme'],
    ['nouvelle', '#/jobs/%2B'],
  ])('find %s', async (typed, address) => {
    const { hand, field } = shown('fr')
    await hand.type(field, `${typed}{Enter}`)
    expect(location.hash).toBe(address)
  })

  test('say that none is called so, and Enter then does nothing', async () => {
    const { screen, hand, field, close } = shown()
    await hand.type(field, 'zzzz')
    await expect.poll(() => screen.getByRole('status').textContent).not.toBe('')
    await hand.keyboard('{Enter}')
    expect(close).not.toHaveBeenCalled()
  })
})

describe('the list of keys', () => {
  test('switches the keys without Ctrl off', async () => {
    const update = vi.fn().mockResolvedValue(settings)
    const { screen, hand } = show(<ShortcutList single onClose={vi.fn()} />, {
      answers: { settings: { update } },
    })
    expect(screen.getByText('g l')).toBeDefined()
    await hand.click(screen.getByRole('switch', { name: 'One-letter keys' }))
    expect(update).toHaveBeenCalledWith({ changes: { appearance: { single_keys: false } } })
  })

  test('lists only what acts', () => {
    const { screen } = show(<ShortcutList single={false} onClose={vi.fn()} />)
    expect(screen.queryByText('g l')).toBeNull()
    expect(screen.getByText('Ctrl K')).toBeDefined()
  })
})

describe('a notice', () => {
  test('goes by itself, but not while somebody points at it, and another one has its own time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const { screen } = show(<Toast />)
    const drawn = () => new Promise((resolve) => setImmediate(resolve))
    showToast('Alert dismissed.', async () => {})
    await drawn()
    fireEvent.pointerEnter(screen.getByText('Alert dismissed.').parentElement as HTMLElement)
    await drawn()
    vi.advanceTimersByTime(60_000)
    expect(notice.get()?.text).toBe('Alert dismissed.')
    showToast('Done for 2.')
    await drawn()
    vi.advanceTimersByTime(7999)
    expect(notice.get()?.text).toBe('Done for 2.')
    vi.advanceTimersByTime(1)
    expect(notice.get()).toBeNull()
  })

  test('of which Undo fails says why', async () => {
    const { screen, hand } = show(<Toast />)
    showToast('Alert dismissed.', () => Promise.reject(new Error('no')))
    await hand.click(await screen.findByRole('button', { name: /^Undo/ }))
    await expect.poll(() => notice.get()?.text).toMatch(/Vigie/)
    notice.set(null)
  })
})

describe('Ctrl Z', () => {
  afterEach(() => notice.set(null))
  const settings = { get: async () => settingsSchema.parse({}) }

  test('takes back what the notice is about, which names the key', async () => {
    const undo = vi.fn().mockResolvedValue({})
    const { screen, hand } = show([<Toast key="toast" />, <Shortcuts key="keys" />], {
      answers: { settings },
    })
    showToast('Alert dismissed.', undo)
    await screen.findByRole('button', { name: 'Undo Ctrl Z' })
    await hand.keyboard('{Control>}z{/Control}')
    expect(undo).toHaveBeenCalledTimes(1)
    expect(notice.get()).toBeNull()
  })

  test('belongs to a field while one types in it', async () => {
    const undo = vi.fn()
    const { screen, hand } = show([<input key="field" aria-label="Name" />, <Shortcuts key="keys" />], {
      answers: { settings },
    })
    showToast('Alert dismissed.', undo)
    await hand.click(screen.getByLabelText('Name'))
    await hand.keyboard('{Control>}z{/Control}')
    expect(undo).not.toHaveBeenCalled()
  })
})

describe('the pause of every job', () => {
  const IN_FORCE = { paused: false, anyPaused: false, disabled: false }

  test('offers lengths, and pauses for the chosen one', async () => {
    const pauseAll = vi.fn().mockResolvedValue({ jobs: [] })
    const { screen, hand } = show(<PauseMenu {...IN_FORCE} />, { answers: { jobs: { pauseAll } } })
    screen.getByRole('button', { name: 'Pause every job' }).focus()
    await hand.keyboard('{Enter}')
    expect(focused()).toBe('For one hour')
    await hand.keyboard('{Enter}')
    expect(pauseAll).toHaveBeenCalledWith({ length: 'one_hour' })
  })

  test('says what was paused, and Undo gives each job back the pause it had', async () => {
    const jobs = [aJob({ id: 'a', pause: { since: '2026-01-05T09:00:00Z', until: null } }), aJob({ id: 'b' })]
    const pauseAll = vi.fn().mockResolvedValue({ jobs })
    const resumeAll = vi.fn().mockResolvedValue({ jobs })
    const pause = vi.fn().mockResolvedValue(jobs[0])
    const list = vi.fn().mockResolvedValue({ jobs })
    const { screen, hand } = show(<PauseMenu {...IN_FORCE} />, {
      answers: { jobs: { pauseAll, resumeAll, pause, list } },
    })
    await hand.click(screen.getByRole('button', { name: 'Pause every job' }))
    await hand.click(screen.getByRole('menuitem', { name: 'For one hour' }))
    expect(notice.get()?.text).toBe('Every job is paused.')
    await notice.get()?.undo?.()
    expect(resumeAll).toHaveBeenCalledTimes(1)
    expect(pause.mock.calls).toEqual([[{ id: 'a' }]])
  })

  test('is one button while all are paused', async () => {
    const resumeAll = vi.fn().mockResolvedValue({ jobs: [] })
    const { screen, hand } = show(<PauseMenu {...IN_FORCE} paused />, { answers: { jobs: { resumeAll } } })
    await hand.click(screen.getByRole('button', { name: 'Resume' }))
    expect(resumeAll).toHaveBeenCalledTimes(1)
  })

  test('offers to resume beside the lengths if some are paused', async () => {
    const { screen, hand } = show(<PauseMenu {...IN_FORCE} anyPaused />)
    await hand.click(screen.getByRole('button', { name: 'Pause every job' }))
    expect(screen.getAllByRole('menuitem').at(-1)?.textContent).toMatch(/resume/i)
  })
})
