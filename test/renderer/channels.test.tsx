/** The form of a channel: what is sent of it, what stays secret, and where a refusal is said. */
import { describe, expect, test, vi } from 'vitest'
import { notice } from '../../renderer/shell/toast.ts'
import { ChannelDialog } from '../../renderer/views/settings/ChannelDialog.tsx'
import { Channels } from '../../renderer/views/settings/Channels.tsx'
import type { ChannelItem } from '../../renderer/views/settings/channel-reads.ts'
import { refusal } from '../helpers/refusal.ts'
import { type Answers, isDisabled, show } from '../helpers/shown.tsx'

const field = (name: string, label: string, rest: object = {}) => ({
  name,
  label,
  secret: false,
  required: true,
  hint: '',
  standard: '',
  choices: [],
  ...rest,
})
const PRESETS = [
  {
    preset: 'ntfy',
    title: 'ntfy',
    fields: [field('topic', 'Topic'), field('token', 'Token', { secret: true })],
  },
  { preset: 'gotify', title: 'Gotify', fields: [field('url', 'Address')] },
]
const CHANNEL = {
  name: 'phone',
  preset: 'ntfy',
  enabled: true,
  minimum_priority: 'LOW',
  types: [],
  quiet_from: '',
  quiet_to: '',
  quiet_critical: false,
  at_most_every_minutes: 0,
  repeat_minutes: 0,
  repeat_most: 5,
  allow_insecure: false,
  template: '',
  options: { topic: 'vigie' },
  headers: ['X-Api-Key'],
  secrets: ['token'],
  waiting: 0,
  last_sent_at: null,
  failing_since: null,
  problem: null,
} as const satisfies ChannelItem

const ADDED = { ...CHANNEL, open_before: 0 }

const presets = async () => ({ items: PRESETS })

async function opened(channel: ChannelItem | null, channels: Answers['channels'] = {}) {
  const close = vi.fn()
  const answers = { channels: { presets, ...channels } }
  const page = show(<ChannelDialog channel={channel} onClose={close} />, { answers })
  await page.screen.findByRole('button', { name: 'Save' })
  const save = () => page.hand.click(page.screen.getByRole('button', { name: 'Save' }))
  return { ...page, close, save }
}

describe('a new channel', () => {
  test('is sent with its service, its options and its secrets, and then closed', async () => {
    const add = vi.fn().mockResolvedValue(ADDED)
    const { screen, hand, save, close } = await opened(null, { add })
    await hand.type(screen.getByLabelText('Name'), 'phone')
    await hand.type(screen.getByLabelText('Topic'), 'vigie')
    await hand.type(screen.getByLabelText('Token (secret)'), 'tk_1')
    await save()
    expect(add).toHaveBeenCalledWith({
      name: 'phone',
      preset: 'ntfy',
      options: { topic: 'vigie' },
      secrets: { token: 'tk_1' },
      headers: {},
    })
    expect(close).toHaveBeenCalledTimes(1)
  })

  test.each([
    [0, null],
    [1, 'Added. 1 unread alert was open before: only a repeat of critical alerts sends it here.'],
    [3, 'Added. 3 unread alerts were open before: only a repeat of critical alerts sends them here.'],
  ])('says of %i alerts that were open before that they are not sent', async (open_before, told) => {
    notice.set(null)
    const { save } = await opened(null, { add: async () => ({ ...CHANNEL, open_before }) })
    await save()
    expect(notice.get()?.text ?? null).toBe(told)
  })

  test('of another service has its fields, and nothing of those before', async () => {
    const add = vi.fn().mockResolvedValue(ADDED)
    const { screen, hand, save } = await opened(null, { add })
    await hand.type(screen.getByLabelText('Topic'), 'vigie')
    await hand.selectOptions(screen.getByLabelText('Service'), 'gotify')
    expect(screen.queryByLabelText('Topic')).toBeNull()
    await hand.type(screen.getByLabelText('Address'), 'https://gotify.test')
    await save()
    expect(add.mock.lastCall?.[0]).toMatchObject({
      preset: 'gotify',
      options: { url: 'https://gotify.test' },
      secrets: {},
    })
  })

  test.each([
    ['name', 'Name'],
    ['options.topic', 'Topic'],
    ['secrets.token', 'Token (secret)'],
    ['quiet_from', 'Quiet from'],
  ])('whose %s is refused says so there, once, and keeps what was entered', async (place, label) => {
    const add = vi.fn().mockRejectedValue(refusal(place, 'no, not this'))
    const { screen, hand, save, close } = await opened(null, { add })
    await hand.type(screen.getByLabelText('Topic'), 'vigie')
    await save()
    expect(screen.getAllByText('No, not this.')).toHaveLength(1)
    expect(screen.getByLabelText(label).getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByLabelText<HTMLInputElement>('Topic').value).toBe('vigie')
    expect(close).not.toHaveBeenCalled()
    await hand.click(screen.getByRole('button', { name: 'Cancel' }))
  })

  test('that is refused for a reason without a field says so above the buttons', async () => {
    const add = vi.fn().mockRejectedValue(refusal('preset', 'not on this system'))
    const { screen, hand, save } = await opened(null, { add })
    await save()
    expect(screen.getByRole('alert').textContent).toMatch(/not on this system/i)
    await hand.click(screen.getByRole('button', { name: 'Cancel' }))
  })
})

describe('a channel that is there', () => {
  test('shows no secret, and keeps those whose fields stay empty', async () => {
    const edit = vi.fn().mockResolvedValue(CHANNEL)
    const { screen, save } = await opened(CHANNEL, { edit })
    const token = screen.getByLabelText<HTMLInputElement>('Token (secret)')
    expect([token.type, token.value, token.placeholder]).toEqual([
      'password',
      '',
      'set; leave empty to keep it',
    ])
    await save()
    expect(edit).toHaveBeenCalledWith({
      name: 'phone',
      options: { topic: 'vigie' },
      secrets: {},
      headers: {},
    })
  })

  test('sends only the rules that were changed, and removes a header by an empty text', async () => {
    const edit = vi.fn().mockResolvedValue(CHANNEL)
    const { screen, hand, save } = await opened(CHANNEL, { edit })
    await hand.click(screen.getByRole('switch', { name: 'Switched on' }))
    await hand.click(screen.getByRole('button', { name: 'Remove' }))
    await save()
    expect(edit.mock.lastCall?.[0]).toMatchObject({ enabled: false, headers: { 'X-Api-Key': '' } })
    expect(edit.mock.lastCall?.[0]).not.toHaveProperty('minimum_priority')
  })

  test('is removed in two steps, and its dialog closed', async () => {
    const remove = vi.fn().mockResolvedValue({ removed: true })
    const { screen, hand, close } = await opened(CHANNEL, { remove })
    await hand.click(screen.getByRole('button', { name: 'Remove this channel' }))
    expect(remove).toHaveBeenCalledWith({ name: 'phone' })
    expect(close).toHaveBeenCalledTimes(1)
  })

  test('cannot be saved twice while the answer is on its way', async () => {
    const edit = vi.fn(() => new Promise(() => {}))
    const { screen, save } = await opened(CHANNEL, { edit })
    await save()
    expect(isDisabled(screen.getByRole('button', { name: 'Save' }))).toBe(true)
  })
})

describe('the list of channels', () => {
  const list = async () => ({ items: [CHANNEL] })

  test('tells what became of a test', async () => {
    const sent = vi.fn().mockResolvedValue({ problem: null })
    const { screen, hand } = show(<Channels />, { answers: { channels: { list, test: sent } } })
    await hand.click(await screen.findByRole('button', { name: 'Send a test' }))
    expect(sent).toHaveBeenCalledWith({ name: 'phone' })
  })

  test('closes no form that was opened while another was saved', async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>()
    const add = vi.fn(() => promise)
    const { screen, hand } = show(<Channels />, { answers: { channels: { list, presets, add } } })
    await hand.click(await screen.findByRole('button', { name: 'Add a channel' }))
    await hand.type(await screen.findByLabelText('Name'), 'mail')
    await hand.click(screen.getByRole('button', { name: 'Save' }))
    await hand.click(screen.getByRole('button', { name: 'Cancel' }))
    await hand.click(screen.getByRole('button', { name: 'Add a channel' }))
    await hand.type(await screen.findByLabelText('Name'), 'tablet')
    resolve(CHANNEL)
    await promise
    await hand.type(screen.getByLabelText('Name'), '-2')
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('tablet-2')
    await hand.click(screen.getByRole('button', { name: 'Cancel' }))
  })
})
