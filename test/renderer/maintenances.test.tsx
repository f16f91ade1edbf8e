/** The forms of maintenances: planned, completed, postponed; what is sent, and what a refusal leaves as it was. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { notice } from '../../renderer/shell/toast.ts'
import { CompleteButtons } from '../../renderer/views/alerts/CompleteButtons.tsx'
import { MaintenanceBulk } from '../../renderer/views/alerts/MaintenanceBulk.tsx'
import { MaintenanceDialog } from '../../renderer/views/alerts/MaintenanceDialog.tsx'
import type { Maintenance } from '../../shared/maintenance.ts'
import { refusal } from '../helpers/refusal.ts'
import { type Answers, isDisabled, show } from '../helpers/shown.tsx'

const ASSETS = { list: async () => ({ items: [{ id: 7, name: 'Lift' }], next_cursor: null }) }
const OIL = {
  id: 3,
  asset_id: 7,
  asset_name: 'Lift',
  title: 'Oil',
  planned_on: '2026-05-01',
  status: 'planned',
  days_left: 4,
  recurrence: null,
  meter: null,
} as unknown as Maintenance

afterEach(() => notice.set(null))

describe('a maintenance that is planned', () => {
  function opened(props: object = {}, maintenances: Answers['maintenances'] = {}) {
    const close = vi.fn()
    const answers = { assets: ASSETS, maintenances }
    const page = show(<MaintenanceDialog {...props} onClose={close} />, { answers })
    const save = () => page.hand.click(page.screen.getByRole('button', { name: 'Save' }))
    return { ...page, close, save }
  }

  test('begins with the day and the asset where it was asked for', async () => {
    const add = vi.fn().mockResolvedValue(OIL)
    const { screen, hand, save, close } = opened({ assetId: 7, day: '2026-05-01' }, { add })
    await screen.findByRole('option', { name: 'Lift' })
    await hand.type(screen.getByLabelText('Task'), 'Oil')
    await save()
    expect(add.mock.lastCall?.[0]).toMatchObject({ asset_id: 7, title: 'Oil', planned_on: '2026-05-01' })
    expect(close).toHaveBeenCalledTimes(1)
  })

  test('without asset, task and day is not sent, and each of them says so', async () => {
    const add = vi.fn()
    const { screen, save } = opened({}, { add })
    await save()
    expect(add).not.toHaveBeenCalled()
    for (const label of ['Asset', 'Task', 'Planned for']) {
      expect(screen.getByLabelText(label).getAttribute('aria-invalid')).toBe('true')
    }
    expect(document.activeElement).toBe(screen.getByLabelText('Asset'))
  })

  test.each(['meter', 'meter.at', 'links[0]'])(
    'that is refused for its %s says so at the field',
    async (place) => {
      const add = vi.fn().mockRejectedValue(refusal(place, 'no, not this'))
      const { screen, hand, save, close } = opened({ assetId: 7, day: '2026-05-01' }, { add })
      await hand.type(screen.getByLabelText('Task'), 'Oil')
      await save()
      expect(await screen.findAllByText('No, not this.')).toHaveLength(1)
      expect(screen.getByLabelText<HTMLInputElement>('Task').value).toBe('Oil')
      expect(close).not.toHaveBeenCalled()
      await hand.click(screen.getByRole('button', { name: 'Cancel' }))
    },
  )

  test('whose form is left at once is planned all the same, and a refusal told in a notice', async () => {
    const { promise, reject } = Promise.withResolvers<unknown>()
    const { screen, hand, save, again } = opened({ assetId: 7, day: '2026-05-02' }, { add: () => promise })
    await hand.type(screen.getByLabelText('Task'), 'Oil')
    await save()
    again(null)
    reject(new Error('no'))
    await expect.poll(() => notice.get()?.text).toMatch(/Vigie/)
  })
})

describe('a maintenance that is done', () => {
  function buttons(maintenances: Answers['maintenances'], meter: object | null = null) {
    const get = async () => ({ ...OIL, meter })
    const answers = { maintenances: { get, ...maintenances }, alerts: { generate: async () => ({}) } }
    const page = show(<CompleteButtons maintenance={3} name="Oil · Lift" />, { answers })
    const detail = () =>
      page.hand.click(page.screen.getByRole('button', { name: 'Done, with details: Oil · Lift' }))
    const dialog = () => page.screen.getByRole('dialog', { name: 'What was done?' })
    return { ...page, detail, dialog }
  }
  const done = (next: string | null) =>
    vi.fn().mockResolvedValue({ maintenance: OIL, next: next === null ? null : { planned_on: next } })

  test('takes one press, and Undo opens it again', async () => {
    const [complete, reopen] = [done('2026-08-01'), vi.fn().mockResolvedValue({})]
    const { screen, hand } = buttons({ complete, reopen })
    await hand.click(screen.getByRole('button', { name: 'Done' }))
    expect(complete).toHaveBeenCalledWith({ id: 3 })
    await expect.poll(() => notice.get()?.text).toMatch(/planned for/)
    await notice.get()?.undo?.()
    expect(reopen).toHaveBeenCalledWith({ id: 3 })
  })

  test('with details sends those that were entered, and no others', async () => {
    const complete = done(null)
    const { screen, hand, detail } = buttons({ complete })
    await detail()
    await hand.type(screen.getByLabelText('Cost'), '12.5')
    await hand.type(screen.getByLabelText('Who did it'), ' Ana {Enter}')
    expect(complete).toHaveBeenCalledWith({ id: 3, cost: 12.5, assignee: 'Ana' })
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
  })

  test('asks what its meter reads, if it has one', async () => {
    const complete = done(null)
    const { screen, hand, detail, dialog } = buttons({ complete }, { unit: 'h', at: 500, every: null })
    await detail()
    await hand.type(await screen.findByLabelText(/^Meter reads/), '510')
    await hand.click(dialog().querySelector('button[type=submit]') as HTMLElement)
    expect(complete).toHaveBeenCalledWith({ id: 3, meter_value: 510 })
  })

  test('keeps its details when it is refused, and gives them up at Cancel', async () => {
    const complete = vi.fn().mockRejectedValue(refusal('cost', 'too much'))
    const { screen, hand, detail } = buttons({ complete })
    await detail()
    await hand.type(screen.getByLabelText('Cost'), '12{Enter}')
    expect((await screen.findByRole('alert')).textContent).toMatch(/too much/i)
    expect(screen.getByLabelText<HTMLInputElement>('Cost').value).toBe('12')
    await hand.click(screen.getByRole('button', { name: 'Cancel' }))
    await detail()
    expect(screen.getByLabelText<HTMLInputElement>('Cost').value).toBe('')
  })

  test('closes only the form it was entered in, however late the answer', async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>()
    const { screen, hand, detail } = buttons({ complete: () => promise })
    await detail()
    await hand.type(screen.getByLabelText('Cost'), '12{Enter}')
    await hand.click(screen.getByRole('button', { name: 'Cancel' }))
    await detail()
    await hand.type(screen.getByLabelText('Cost'), '7')
    resolve({ maintenance: { title: 'Oil' }, next: null })
    await expect.poll(() => notice.get()?.text).toBe('Done: Oil.')
    expect(screen.getByLabelText<HTMLInputElement>('Cost').value).toBe('7')
    await hand.click(screen.getByRole('button', { name: 'Cancel' }))
  })
})

describe('several maintenances', () => {
  function bar(changeMany: unknown, maintenances = [OIL]) {
    const ids = maintenances.map(({ id }) => id)
    const selection = {
      chosen: ids,
      has: () => true,
      toggle: vi.fn(),
      all: true,
      toggleAll: vi.fn(),
      clear: vi.fn(),
    }
    const undoImport = vi.fn().mockResolvedValue({})
    const answers = {
      maintenances: { changeMany, undoImport },
      alerts: { generate: async () => ({}) },
    }
    const page = show(<MaintenanceBulk maintenances={maintenances} selection={selection} />, { answers })
    const press = (name: string) => page.hand.click(page.screen.getByRole('button', { name }))
    return { ...page, press, undoImport }
  }

  test('are postponed by so many days, and Undo takes it back as a whole', async () => {
    const changeMany = vi.fn().mockResolvedValue({ changed: 2, undo_id: 9 })
    const { screen, hand, press, undoImport } = bar(changeMany, [OIL, { ...OIL, id: 4 }])
    await press('Postpone the selected maintenances')
    await hand.click(screen.getByRole('menuitem', { name: 'By 7 days' }))
    expect(changeMany).toHaveBeenCalledWith({ ids: [3, 4], action: 'postpone', days: 7 })
    await expect.poll(() => notice.get()?.text).toBe('Done for 2.')
    await notice.get()?.undo?.()
    expect(undoImport).toHaveBeenCalledWith({ id: 9, force: false })
  })

  test('of which one is closed cannot be postponed or completed', () => {
    const { screen } = bar(vi.fn(), [OIL, { ...OIL, id: 4, days_left: null }])
    for (const name of ['Done', 'Postpone the selected maintenances']) {
      expect(isDisabled(screen.getByRole('button', { name }))).toBe(true)
    }
  })

  test('are completed with what was entered, which stays if it is refused', async () => {
    const changeMany = vi.fn().mockRejectedValue(new Error('no'))
    const { screen, hand, press } = bar(changeMany)
    await press('Done, with details')
    await hand.type(screen.getByLabelText('Who did it'), 'Ana{Enter}')
    expect(changeMany).toHaveBeenCalledWith({ ids: [3], action: 'complete', assignee: 'Ana' })
    await screen.findByRole('alert')
    expect(screen.getByLabelText<HTMLInputElement>('Who did it').value).toBe('Ana')
  })

  test('are given to nobody by an empty name', async () => {
    const changeMany = vi.fn().mockResolvedValue({ changed: 1, undo_id: null })
    const { screen, hand, press } = bar(changeMany)
    await press('Assign')
    const dialog = screen.getByRole('dialog', { name: 'Who does it?' })
    await hand.click(dialog.querySelector('button[type=submit]') as HTMLElement)
    expect(changeMany).toHaveBeenCalledWith({ ids: [3], action: 'assign', assignee: '' })
  })
})
