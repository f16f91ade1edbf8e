/** The form of a sign of life: what is sent of it, that its address stays secret, and where a refusal is said. */
import { describe, expect, test, vi } from 'vitest'
import { PingDialog } from '../../renderer/views/settings/PingDialog.tsx'
import type { PingItem } from '../../renderer/views/settings/ping-reads.ts'
import { refusal } from '../helpers/refusal.ts'
import { type Answers, show } from '../helpers/shown.tsx'

const PING = {
  target: 'vigie',
  style: 'healthchecks',
  enabled: true,
  every_minutes: 5,
} as unknown as PingItem

const JOBS = [{ id: 'alerts', definition: { kind: 'alerts', name: 'alerts' } }]

function opened(ping: PingItem | null, pings: Answers['pings'] = {}) {
  const close = vi.fn()
  const answers = { pings, jobs: { list: async () => ({ jobs: JOBS }) } }
  const page = show(<PingDialog ping={ping} onClose={close} />, { answers })
  const save = () => page.hand.click(page.screen.getByRole('button', { name: 'Save' }))
  return { ...page, close, save }
}

describe('a new sign of life', () => {
  test('of the whole program is sent with its address and its interval', async () => {
    const set = vi.fn().mockResolvedValue(PING)
    const { screen, hand, save, close } = opened(null, { set })
    await hand.type(screen.getByLabelText('Address (secret)'), 'https://hc-ping.test/1')
    await hand.clear(screen.getByLabelText('Interval (min)'))
    await hand.type(screen.getByLabelText('Interval (min)'), '15')
    await save()
    expect(set).toHaveBeenCalledWith({
      target: 'vigie',
      style: 'healthchecks',
      enabled: true,
      every_minutes: 15,
      url: 'https://hc-ping.test/1',
    })
    expect(close).toHaveBeenCalledTimes(1)
  })

  test('of a job follows its runs, and asks for no interval', async () => {
    const { screen, hand } = opened(null)
    await screen.findByRole('option', { name: 'alerts' })
    await hand.selectOptions(screen.getByLabelText('For'), 'alerts')
    expect(screen.queryByLabelText('Interval (min)')).toBeNull()
    await hand.click(screen.getByRole('button', { name: 'Cancel' }))
  })

  test.each([
    ['url', 'Address (secret)'],
    ['style', 'Service'],
    ['every_minutes', 'Interval (min)'],
  ])('whose %s is refused says so there, and keeps what was entered', async (place, label) => {
    const set = vi.fn().mockRejectedValue(refusal(place, 'no, not this'))
    const { screen, hand, save, close } = opened(null, { set })
    await hand.type(screen.getByLabelText('Address (secret)'), 'ftp://x')
    await save()
    const field = screen.getByLabelText<HTMLInputElement>(label)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getAllByText('No, not this.')).toHaveLength(1)
    expect(screen.getByLabelText<HTMLInputElement>('Address (secret)').value).toBe('ftp://x')
    expect(close).not.toHaveBeenCalled()
    await hand.click(screen.getByRole('button', { name: 'Cancel' }))
  })

  test('that is refused for what has no field says so above the buttons', async () => {
    const set = vi.fn().mockRejectedValue(refusal('target', 'no such job'))
    const { screen, save } = opened(null, { set })
    await save()
    expect(screen.getByRole('alert').textContent).toMatch(/no such job/i)
  })
})

describe('a sign of life that is there', () => {
  test('keeps its address if the field stays empty', async () => {
    const set = vi.fn().mockResolvedValue(PING)
    const { screen, hand, save } = opened(PING, { set })
    const address = screen.getByLabelText<HTMLInputElement>('Address (secret)')
    expect([address.type, address.value]).toEqual(['password', ''])
    await hand.click(screen.getByRole('switch', { name: 'Switched on' }))
    await save()
    expect(set.mock.lastCall?.[0]).toMatchObject({ target: 'vigie', enabled: false })
    expect(set.mock.lastCall?.[0]).not.toHaveProperty('url')
  })

  test('is removed in two steps', async () => {
    const remove = vi.fn().mockResolvedValue({ removed: true })
    const { screen, hand, close } = opened(PING, { remove })
    await hand.click(screen.getByRole('button', { name: 'Remove this sign of life' }))
    expect(remove).toHaveBeenCalledWith({ target: 'vigie' })
    expect(close).toHaveBeenCalledTimes(1)
  })

  test('stays if its removal fails, and says why', async () => {
    const remove = vi.fn().mockRejectedValue(new Error('no'))
    const { screen, hand, close } = opened(PING, { remove })
    await hand.click(screen.getByRole('button', { name: 'Remove this sign of life' }))
    await screen.findByRole('alert')
    expect(close).not.toHaveBeenCalled()
  })
})
