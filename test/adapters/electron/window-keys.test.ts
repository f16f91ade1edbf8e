import { expect, test } from 'vitest'
import { keyAction } from '../../../main/adapters/electron/window-keys.ts'

const BARE = { type: 'keyDown', key: '', control: false, alt: false, meta: false, shift: false }
const pressed = (key: string, more: Partial<typeof BARE> = {}) => ({ ...BARE, key, control: true, ...more })

test.each([
  ['w', 'close'],
  ['W', 'close'],
  ['+', 'larger'],
  ['=', 'larger'],
  ['-', 'smaller'],
  ['0', 'actual_size'],
])('Ctrl+%s does %s', (key, action) => {
  expect(keyAction(pressed(key), false)).toBe(action)
})

test.each(['q', 'c', 'v', 'x', 'z', 'a', 'r', 'n'])('Ctrl+%s belongs to the page', (key) => {
  expect(keyAction(pressed(key), false)).toBeNull()
})

test('a key alone, released, or with Alt belongs to the page', () => {
  expect(keyAction(pressed('w', { control: false }), false)).toBeNull()
  expect(keyAction(pressed('w', { type: 'keyUp' }), false)).toBeNull()
  expect(keyAction(pressed('w', { alt: true }), false)).toBeNull()
})

test('only an unpackaged program reloads and can be looked into', () => {
  const keys = [pressed('r'), pressed('I', { shift: true }), pressed('F12', { control: false })]
  expect(keys.map((key) => keyAction(key, true))).toEqual(['reload', 'tools', 'tools'])
  expect(keys.map((key) => keyAction(key, false))).toEqual([null, null, null])
})
