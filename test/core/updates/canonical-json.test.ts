import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from '../../../main/core/updates/canonical-json.ts'

it('is the example of RFC 8785, section 3.2.3', () => {
  const value = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  )
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

it('sorts keys by their UTF-16 units, also those that an object treats apart', () => {
  const value = JSON.parse(
    '{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7,"__proto__":8,"10":9}',
  )
  expect(canonicalJson(value)).toBe(
    '{"\\r":2,"1":4,"10":9,"__proto__":8,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
  )
})

it('is the same for the same value, however it was written, and reads back as that value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = JSON.stringify(value)
      const canonical = canonicalJson(JSON.parse(text))
      expect(JSON.parse(canonical)).toEqual(JSON.parse(text))
      expect(canonicalJson(JSON.parse(canonical))).toBe(canonical)
    }),
  )
})

it('refuses what is nested beyond any document', () => {
  expect(() => canonicalJson(JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`))).toThrow(RangeError)
})
