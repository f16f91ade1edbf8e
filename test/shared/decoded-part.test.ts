/** Parts of addresses that others wrote. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tokenInAddress } from '../../renderer/client/token.ts'
import { panelRouteOf } from '../../renderer/shell/panel-route.ts'
import { decodedPart } from '../../shared/decoded-part.ts'

const ROOT = join(import.meta.dirname, '../..')

test.each([
  ['a%20b', 'a b'],
  ['caf%C3%A9', 'café'],
  ['50%', '50%'],
  ['%E9t%E9', '%E9t%E9'],
  ['%zz', '%zz'],
])('%s is read as %s', (part, text) => {
  expect(decodedPart(part)).toBe(text)
})

test('a token and an item with a sign that is no escape are taken as they are', () => {
  expect(tokenInAddress('#token=a%b')).toEqual({ token: 'a%b', rest: '' })
  expect(panelRouteOf('#/jobs/50%').item).toBe('50%')
})

test('nothing else decodes a part of an address, which throws for some', () => {
  const files = globSync('{main,renderer,shared}/**/*.{ts,tsx}', { cwd: ROOT })
  expect(files.length).toBeGreaterThan(500)
  const decoding = files.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('decodeURI'))
  expect(decoding).toEqual([join('shared', 'decoded-part.ts')])
})
