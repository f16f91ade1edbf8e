/** A field that is there twice is found wherever it stands, and nothing else is taken for one. */
import { expect, test } from 'vitest'
import { repeatedField } from '../../../main/adapters/http/repeated-field.ts'

test.each([
  ['{"a":1,"a":1}', 'a'],
  [String.raw`{"a":1,"\u0061":2}`, 'a'],
  ['[{"b":{}},{"a":[{"c":1 ,\n"c" :2}]}]', '[1].a[0].c'],
  ['{"door":{"host":"a,b","port":1,"port":2},"roots":[1,[],{}]}', 'door.port'],
  [String.raw`{"a\"":1,"b":"\\","a\"":2}`, 'a"'],
  ['{"":1,"":2}', ''],
])('%s has twice %s', (json, field) => {
  expect(repeatedField(json)).toBe(field)
})

test.each([
  '{"a":{"a":{"a":"a"}},"b":["a","a"]}',
  '[{"a":1},{"a":1}]',
  String.raw`{"a":"\",\"a\":2","b":"{\"b\":1}"}`,
  '"a"',
  '{"a":"a","b":"a:","c":"b"}',
])('%s has none', (json) => {
  expect(repeatedField(json)).toBeNull()
})

test('A long text costs one look at each of its characters', () => {
  const json = JSON.stringify({ text: '\\"'.repeat(500_000), more: 'x'.repeat(5_000_000) })
  expect(repeatedField(json)).toBeNull()
})
