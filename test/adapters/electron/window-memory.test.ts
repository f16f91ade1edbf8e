import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { windowMemory } from '../../../main/adapters/electron/window-memory.ts'
import { silentLog } from '../../helpers/silent-log.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const PLACE = { x: -1200, y: 40, width: 500, height: 700 }

test('the next start knows where the window was', () => {
  const path = join(tempFolder(), 'window.json')
  windowMemory(path, silentLog()).keep('1280x900@0,0', PLACE)
  expect(windowMemory(path, silentLog()).read('1280x900@0,0')).toEqual(PLACE)
  expect(windowMemory(path, silentLog()).read('800x600@0,0')).toBeNull()
})

test.each([
  '',
  'no JSON',
  '{}',
  '[["1280x900@0,0",{"x":"a"}]]',
  '[["1280x900@0,0",{"x":0,"y":0,"width":0,"height":1}]]',
])('a damaged file counts as empty and is written anew: %s', (text) => {
  const path = join(tempFolder(), 'window.json')
  writeFileSync(path, text)
  const memory = windowMemory(path, silentLog())
  expect(memory.read('1280x900@0,0')).toBeNull()
  memory.keep('1280x900@0,0', PLACE)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual([['1280x900@0,0', PLACE]])
})

test('a folder that cannot be written costs the place, not the window', () => {
  const memory = windowMemory(join(tempFolder(), 'missing', 'window.json'), silentLog())
  memory.keep('1280x900@0,0', PLACE)
  expect(memory.read('1280x900@0,0')).toEqual(PLACE)
})
