/** Names in which something is hidden are refused; those of other scripts and of emoji are not. */
import { expect, test } from 'vitest'
import { contract } from '../../shared/contract/index.ts'
import { visibleLineSchema } from '../../shared/vocabulary.ts'

test.each([
  ['an override of the direction', 'backup\u202Etxt.exe'],
  ['an isolate', 'a\u2066b\u2069'],
  ['a blank without width', 'adm\u200Bin'],
  ['a mark of direction', '\u200Fadmin'],
  ['a byte order mark', '\uFEFFadmin'],
  ['a word joiner', 'ad\u2060min'],
  ['a line separator', 'a\u2028b'],
  ['a joiner between Latin letters', 'ad\u200Dmin'],
  ['a non-joiner after a digit', '1\u200C2'],
  ['a joiner before all', '\u200Dadmin'],
  ['an escape sequence', '\u001B[31m'],
])('%s is refused', (_what, name) => {
  expect(visibleLineSchema.safeParse(name).success).toBe(false)
})

test.each([
  ['French', 'Compresseur n° 12 – l’atelier'],
  ['Persian with non-joiners', 'می\u200Cخواهم'],
  ['Hindi with a joiner', 'क्\u200Dष'],
  ['Arabic', 'مضخة'],
  ['Hebrew', 'משאבה'],
  ['Chinese', '空压机'],
  ['a family', '👨\u200D👩\u200D👧'],
  ['a flag with a variation selector', '🏳\uFE0F\u200D🌈'],
  ['a person with a skin tone', '👩🏽\u200D🔧'],
  ['a decomposed accent', 'e\u0301te\u0301'],
])('%s is accepted', (_what, name) => {
  expect(visibleLineSchema.safeParse(name).success).toBe(true)
})

test('assets and maintenances are named so', () => {
  const hidden = 'Pump\u202E1'
  const accepts = (schema: unknown, input: object) =>
    (schema as { safeParse(value: object): { success: boolean } }).safeParse(input).success
  const { add, edit } = contract.assets
  expect(accepts(add['~orpc'].inputSchema, { name: hidden })).toBe(false)
  expect(accepts(edit['~orpc'].inputSchema, { id: 1, name: hidden })).toBe(false)
  expect(accepts(add['~orpc'].inputSchema, { name: 'Pump 1' })).toBe(true)
  const work = { asset_id: 1, title: hidden, planned_on: '2026-12-01' }
  expect(accepts(contract.maintenances.add['~orpc'].inputSchema, work)).toBe(false)
})
