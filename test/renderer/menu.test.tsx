/** The menu of a button: by keyboard as by pointer. */
import { expect, test, vi } from 'vitest'
import { Menu } from '../../renderer/parts/Menu.tsx'
import { focused, show } from '../helpers/shown.tsx'

function shown(disabled = false) {
  const acts = { hour: vi.fn(), day: vi.fn(), always: vi.fn() }
  const items = [
    { key: 'hour', label: 'For one hour', act: acts.hour },
    { key: 'day', label: 'For one day', act: acts.day },
    { key: 'always', label: 'Until I resume', act: acts.always },
  ]
  const page = show(<Menu label="Pause" name="Pause every job" items={items} disabled={disabled} />)
  return { ...page, acts, button: page.screen.getByRole('button', { name: 'Pause every job' }) }
}

test('says that it has a menu, and whether that is open', async () => {
  const { button, hand, screen } = shown()
  expect(button.getAttribute('aria-haspopup')).toBe('menu')
  expect(button.getAttribute('aria-expanded')).toBe('false')
  await hand.click(button)
  expect(button.getAttribute('aria-expanded')).toBe('true')
  expect(button.getAttribute('aria-controls')).toBe(screen.getByRole('menu', { name: 'Pause every job' }).id)
})

test('Enter opens it at its first item, the arrows go round, Home and End to its ends', async () => {
  const { button, hand } = shown()
  button.focus()
  await hand.keyboard('{Enter}')
  const visited = [focused()]
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
    await hand.keyboard(`{${key}}`)
    visited.push(focused())
  }
  expect(visited).toEqual([
    'For one hour',
    'For one day',
    'Until I resume',
    'For one hour',
    'Until I resume',
    'For one hour',
    'Until I resume',
  ])
})

test.each([
  ['ArrowDown', 'For one hour'],
  ['ArrowUp', 'Until I resume'],
])('%s on the button opens it at “%s”', async (key, item) => {
  const { button, hand } = shown()
  button.focus()
  await hand.keyboard(`{${key}}`)
  expect(focused()).toBe(item)
})

test('Escape closes it, nothing is done, and the focus is back on the button', async () => {
  const { button, hand, screen, acts } = shown()
  await hand.click(button)
  await hand.keyboard('{Escape}')
  expect(screen.queryByRole('menu')).toBeNull()
  expect(document.activeElement).toBe(button)
  expect(acts.hour).not.toHaveBeenCalled()
})

test('Tab closes it and goes on from the button', async () => {
  const { button, hand, screen } = shown()
  await hand.click(button)
  await hand.keyboard('{Tab}')
  expect(screen.queryByRole('menu')).toBeNull()
})

test('a press elsewhere closes it', async () => {
  const { button, hand, screen } = shown()
  await hand.click(button)
  await hand.pointer({ keys: '[MouseLeft]', target: document.body })
  expect(screen.queryByRole('menu')).toBeNull()
})

test('a chosen item acts once, after the menu is closed, so that a dialog it opens gets the focus', async () => {
  const { button, hand, screen, acts } = shown()
  acts.day.mockImplementation(() => expect(document.activeElement).toBe(button))
  await hand.click(button)
  await hand.keyboard('{ArrowDown}{Enter}')
  expect(acts.day).toHaveBeenCalledTimes(1)
  expect(screen.queryByRole('menu')).toBeNull()
})

test('a disabled one does not open', async () => {
  const { button, hand, screen } = shown(true)
  await hand.click(button)
  expect(screen.queryByRole('menu')).toBeNull()
})
