/** What is done to alerts that a list may not show, and taken back. */
import { afterEach, expect, test, vi } from 'vitest'
import { notice } from '../../renderer/shell/toast.ts'
import { MarkAllRead } from '../../renderer/views/alerts/MarkAllRead.tsx'
import { show } from '../helpers/shown.tsx'

afterEach(() => notice.set(null))

/** The button above a list of which two alerts are unread. */
function shown(readAll: () => Promise<unknown>) {
  const list = vi.fn().mockResolvedValue({ items: [{ id: 1 }, { id: 2 }], next_cursor: null })
  const read = vi.fn().mockResolvedValue({})
  const page = show(<MarkAllRead unread={2} />, { answers: { alerts: { list, readAll, read } } })
  const press = () => page.hand.click(page.screen.getByRole('button'))
  return { ...page, list, read, press }
}

test('all alerts that were marked as read are unread again by Undo, also those that a filter leaves out', async () => {
  const { list, read, press } = shown(async () => ({ message: 'Two read.' }))
  await press()
  expect(list.mock.lastCall?.[0]).toMatchObject({ state: 'active', unread: true })
  await expect.poll(() => notice.get()?.text).toBe('Two read.')
  await notice.get()?.undo?.()
  expect(read.mock.calls).toEqual([[{ id: 1, read: false }], [{ id: 2, read: false }]])
})

test('why they could not be marked is said', async () => {
  const { screen, press } = shown(async () => {
    throw new Error('no')
  })
  await press()
  await screen.findByRole('alert')
})

test('without an unread one there is nothing to press', () => {
  const { screen } = show(<MarkAllRead unread={0} />)
  expect(screen.queryByRole('button')).toBeNull()
})
