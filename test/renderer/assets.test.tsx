/** The form of an asset: what is sent of it, what is refused before it is sent, and its meter readings. */
import { describe, expect, test, vi } from 'vitest'
import { AssetDialog } from '../../renderer/views/alerts/AssetDialog.tsx'
import { Assets } from '../../renderer/views/alerts/Assets.tsx'
import type { Asset } from '../../shared/maintenance.ts'
import { refusal } from '../helpers/refusal.ts'
import { type Answers, focused, isDisabled, show } from '../helpers/shown.tsx'

const LIFT: Asset = {
  id: 7,
  name: 'Lift',
  code: 'C-12',
  location: '',
  category: '',
  status: 'in_service',
  interval_days: null,
  commissioned_on: null,
  muted: [],
  notes: '',
  last_maintained_on: null,
  next_planned_on: null,
  next_is_late: false,
  open_maintenances: 2,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
}
const READ = {
  maintenances: { list: async () => ({ items: [], next_cursor: null }) },
  system: { about: async () => ({ zone: 'Europe/Paris' }) },
}

function opened(asset: Asset | null, assets: Answers['assets'] = {}) {
  const close = vi.fn()
  const readings = async () => ({ items: [{ id: 1, unit: 'h', value: 120, read_on: '2026-01-02' }] })
  const answers = { ...READ, assets: { readings, ...assets } }
  const page = show(<AssetDialog asset={asset} onClose={close} />, { answers })
  const press = (name: string) => page.hand.click(page.screen.getByRole('button', { name }))
  return { ...page, close, press }
}

describe('a new asset', () => {
  test('is sent as it was entered, by Enter too, and its dialog closed', async () => {
    const add = vi.fn().mockResolvedValue(LIFT)
    const { screen, hand, close } = opened(null, { add })
    await hand.type(screen.getByLabelText('Inventory number'), 'C-12')
    await hand.type(screen.getByLabelText('Name'), 'Lift{Enter}')
    expect(add.mock.lastCall?.[0]).toMatchObject({ name: 'Lift', code: 'C-12', status: 'in_service' })
    expect(close).toHaveBeenCalledTimes(1)
  })

  test('without a name is not sent, and the focus goes where it is missing', async () => {
    const add = vi.fn()
    const { screen, press } = opened(null, { add })
    await press('Save')
    expect(add).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(screen.getByLabelText('Name'))
    expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true')
  })

  test('that Vigie refuses says so at its field, has the focus there, and keeps what was entered', async () => {
    const add = vi.fn().mockRejectedValue(refusal('code', 'another asset has it'))
    const { screen, hand, press, close } = opened(null, { add })
    await hand.type(screen.getByLabelText('Name'), 'Lift')
    await hand.type(screen.getByLabelText('Inventory number'), 'C-12')
    await press('Save')
    expect(screen.getAllByText('Another asset has it.')).toHaveLength(1)
    const code = screen.getByLabelText<HTMLInputElement>('Inventory number')
    await expect.poll(() => document.activeElement).toBe(code)
    expect([code.value, screen.getByLabelText<HTMLInputElement>('Name').value]).toEqual(['C-12', 'Lift'])
    expect(close).not.toHaveBeenCalled()
    await press('Cancel')
  })

  test('that was neither sent nor given up is there again, and can be started anew', async () => {
    const first = opened(null)
    await first.hand.type(first.screen.getByLabelText('Name'), 'Crane')
    first.again(<AssetDialog key="again" asset={null} onClose={() => {}} />)
    await first.screen.findByText(/What you entered earlier is still here/)
    expect(first.screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Crane')
    await first.press('Start again')
    expect(first.screen.getByLabelText<HTMLInputElement>('Name').value).toBe('')
  })
})

describe('an asset that is there', () => {
  test('is sent whole with its changes', async () => {
    const edit = vi.fn().mockResolvedValue(LIFT)
    const { screen, hand, press } = opened(LIFT, { edit })
    await hand.type(screen.getByLabelText('Name'), ' 2')
    await press('Save')
    expect(edit.mock.lastCall?.[0]).toMatchObject({ id: 7, name: 'Lift 2', code: 'C-12' })
  })

  test('says what goes with it before it is removed', async () => {
    const remove = vi.fn().mockResolvedValue({ removed: true })
    const { screen, press, close } = opened(LIFT, { remove })
    screen.getByText(/2 of them open/)
    await press('Remove this asset')
    expect(remove).toHaveBeenCalledWith({ id: 7 })
    expect(close).toHaveBeenCalledTimes(1)
  })
})

describe('a meter reading', () => {
  test('is noted in the unit of the last one, and its field empty again', async () => {
    const addReading = vi.fn().mockResolvedValue({})
    const { screen, hand, press } = opened(LIFT, { addReading })
    await screen.findByText(/120/)
    expect(isDisabled(screen.getByRole('button', { name: 'Record it' }))).toBe(true)
    const value = screen.getByLabelText<HTMLInputElement>('Meter reads')
    await hand.type(value, '130')
    await press('Record it')
    expect(addReading).toHaveBeenCalledWith({ id: 7, value: 130, unit: 'h' })
    await expect.poll(() => value.value).toBe('')
  })

  test('is noted by Enter, which does not save the asset around it', async () => {
    const addReading = vi.fn().mockResolvedValue({})
    const edit = vi.fn()
    const { screen, hand, close } = opened(LIFT, { addReading, edit })
    await hand.type(screen.getByLabelText('Meter reads'), '130{Enter}')
    expect(addReading).toHaveBeenCalledTimes(1)
    expect([edit.mock.calls.length, close.mock.calls.length]).toEqual([0, 0])
  })

  test('that is typed while the one before is noted stays', async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>()
    const { screen, hand, press } = opened(LIFT, { addReading: () => promise })
    const value = screen.getByLabelText<HTMLInputElement>('Meter reads')
    await hand.type(value, '130')
    await press('Record it')
    await hand.clear(value)
    await hand.type(value, '140')
    resolve({})
    await expect.poll(() => isDisabled(screen.getByRole('button', { name: 'Record it' }))).toBe(false)
    expect(value.value).toBe('140')
  })

  test('that is refused stays, and says why', async () => {
    const addReading = vi.fn().mockRejectedValue(refusal('value', 'less than before'))
    const { screen, hand, press } = opened(LIFT, { addReading })
    const value = screen.getByLabelText<HTMLInputElement>('Meter reads')
    await hand.type(value, '1')
    await press('Record it')
    expect((await screen.findByRole('alert')).textContent).toMatch(/less than before/i)
    expect(value.value).toBe('1')
  })
})

test('the rows that were chosen stay chosen while more are read', async () => {
  location.hash = '#/alerts/assets'
  const more = Promise.withResolvers<unknown>()
  const items = Array.from({ length: 100 }, (_, at) => ({ ...LIFT, id: at + 1, name: `Lift ${at + 1}` }))
  const list = ({ limit }: { limit: number }) =>
    limit === 100 ? Promise.resolve({ items, next_cursor: 'next' }) : more.promise
  const { screen, hand } = show(<Assets />, { answers: { ...READ, assets: { list } } })
  await hand.click(await screen.findByRole('checkbox', { name: 'Select Lift 3' }))
  await hand.click(screen.getByRole('button', { name: 'Show more' }))
  const chosen = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select Lift 3' }).checked
  expect(chosen()).toBe(true)
  more.resolve({ items: [...items, { ...LIFT, id: 101, name: 'Lift 101' }], next_cursor: null })
  await screen.findByRole('checkbox', { name: 'Select Lift 101' })
  expect(chosen()).toBe(true)
  expect(focused()).not.toBe('')
})
